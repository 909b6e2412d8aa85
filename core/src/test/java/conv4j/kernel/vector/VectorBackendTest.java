package conv4j.kernel.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.op.Conv2d;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VectorBackendTest {
    /** What a fresh JVM runs: says what the backend says of it. */
    static final class Ask {
        public static void main(String[] arguments) {
            VectorBackend backend = new VectorBackend();
            System.out.print(
                    backend.unavailable().map(refusal -> refusal.reason()).orElse("available") + "; "
                            + backend.kernels().size() + " kernels");
        }
    }

    @Test
    void itIsAvailableToThisJvm() {
        VectorBackend backend = new VectorBackend();
        assertEquals(Optional.empty(), backend.unavailable());
        assertTrue(backend.kernels().stream().allMatch(kernel -> kernel.name().startsWith("vector/")));
        assertTrue(!backend.kernels().isEmpty());
    }

    @Test
    void winogradIsThereWhereLessAccuracyWillDo() {
        assertEquals(List.of(), winograd(new VectorBackend()));
        assertEquals(List.of("vector/conv2d/winograd-f2"), winograd(new VectorBackend(Accuracy.CLOSE)));
        assertEquals(
                List.of("vector/conv2d/winograd-f4", "vector/conv2d/winograd-f2"),
                winograd(new VectorBackend(Accuracy.FAST)));
    }

    private static List<String> winograd(VectorBackend backend) {
        return backend.kernelsFor(Conv2d.class).stream()
                .map(kernel -> kernel.name())
                .filter(name -> name.contains("winograd"))
                .toList();
    }

    @Test
    void withoutTheModuleItSaysWhatToType() throws IOException, InterruptedException {
        assertEquals("start java with --add-modules jdk.incubator.vector; 0 kernels", ask());
    }

    @Test
    void withoutC2ItSaysWhatToLeaveOut() throws IOException, InterruptedException {
        for (String flag : List.of("-Xint", "-XX:TieredStopAtLevel=1")) {
            String answer = ask("--add-modules", "jdk.incubator.vector", flag);
            assertTrue(answer.contains("start java without -Xint") && answer.endsWith("0 kernels"), answer);
        }
    }

    private static String ask(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Ask.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), answer);
        return answer;
    }
}
