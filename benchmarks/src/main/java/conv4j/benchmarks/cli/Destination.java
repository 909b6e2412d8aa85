package conv4j.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where something is to be written to, said wrong now and not when minutes have been spent on it. */
final class Destination {
    private Destination() {}

    /** @throws IllegalArgumentException when no file can be written there */
    static void requireFile(@Nullable Path file) {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file) || !takesFiles(folder)) {
            throw new IllegalArgumentException(file + ": wanted a file in a folder that can be written to, got none");
        }
    }

    /**
     * Makes the folder.
     *
     * @throws IllegalArgumentException when it cannot be made or written to
     */
    static void requireFolder(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalArgumentException(folder + ": wanted a folder that can be made, got " + e, e);
        }
        if (!takesFiles(folder)) {
            throw new IllegalArgumentException(folder + ": wanted a folder that can be written to, got none");
        }
    }

    /** Tried: what the system says of permissions is not all that it may have against a file. */
    private static boolean takesFiles(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, "conv4j", null));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
