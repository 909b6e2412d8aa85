package conv4j.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that are written to, and names of files in them. */
final class OutputFolder {
    /** Longer names of layers are cut: most file systems take names of 255 bytes. */
    private static final int LONGEST = 100;

    private OutputFolder() {}

    /** The folder itself, or what stands of the way to it, must be a folder that can be written to. */
    static void requireWritable(Path folder) throws FileSystemException {
        Path standing = folder.toAbsolutePath();
        while (Files.notExists(standing) && standing.getParent() != null) {
            standing = standing.getParent();
        }
        if (!Files.isDirectory(standing) || !Files.isWritable(standing)) {
            String got = Files.isDirectory(standing) ? "a read-only folder" : "a file";
            throw new FileSystemException(
                    folder.toString(), null, "wanted a folder to write to, got " + got + " at " + standing);
        }
    }

    static void create(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileSystemException e) {
            // Where root asks, any folder seems writable until it is written to.
            FileSystemException refusal = new FileSystemException(
                    folder.toString(), null, "wanted a folder to write to, got none that can be made there");
            refusal.initCause(e);
            throw refusal;
        }
    }

    /** The folder that a file is or will be in. */
    static Path of(Path file) {
        return file.resolveSibling(".").normalize();
    }

    /** A file's name without its ending. */
    static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** As much of a name that a file gives as can stand in the name of a file of ours. */
    static String inAName(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return safe.substring(0, Math.min(LONGEST, safe.length()));
    }
}
