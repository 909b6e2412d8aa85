package conv4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conv4j.BackendChoice;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ExecutionOptionsTest {
    @Command
    private static final class Any {
        @Mixin
        private ExecutionOptions options = new ExecutionOptions();
    }

    @Test
    void oneAnswerDoesNotWaitForVectorsToBeCompiled() {
        assertEquals(BackendChoice.PLAIN, backend(1));
        assertEquals(BackendChoice.AUTO, backend(2));
        assertEquals(BackendChoice.VECTOR, backend(1, "--backend", "vector"));
        assertEquals(BackendChoice.REFERENCE, backend(1, "--backend", "reference"));
    }

    private static BackendChoice backend(int passes, String... arguments) {
        Any any = new Any();
        new CommandLine(any).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        return any.options.execution(passes).backend();
    }
}
