package conv4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import picocli.CommandLine.ParameterException;

/** The one line that a user reads of an error. */
final class ErrorLine {
    private ErrorLine() {}

    static String of(Throwable error) {
        return "conv4j: " + describe(error).strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    private static String describe(Throwable error) {
        if (error instanceof NoSuchFileException missing) {
            return missing.getFile() + ": wanted a file, got none of that name; check the path";
        }
        if (error instanceof AccessDeniedException denied) {
            return denied.getFile() + ": wanted access, got none; check its permissions";
        }
        if (error instanceof OutOfMemoryError) {
            return String.format(
                    Locale.ROOT,
                    "wanted more memory than the %,d MB that the JVM may use; take a smaller picture (--size) or start "
                            + "with java -Xmx",
                    Runtime.getRuntime().maxMemory() >> 20);
        }
        String message = error.getMessage();
        return message != null && isForUsers(error) ? message : "unexpected " + error + "; --verbose shows where";
    }

    /** Whether the message was written for users. Any other error is a fault of ours, and its name helps to find it. */
    private static boolean isForUsers(Throwable error) {
        return error instanceof ParameterException
                || error instanceof IllegalArgumentException
                || error instanceof IOException
                || error instanceof UncheckedIOException
                || error.getClass().getName().startsWith("conv4j.");
    }
}
