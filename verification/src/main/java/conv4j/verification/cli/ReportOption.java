package conv4j.verification.cli;

import conv4j.verification.ProblemFormatException;
import conv4j.verification.report.Ran;
import conv4j.verification.report.ReportFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code --report DIR} asks for, if it was given. */
final class ReportOption {
    private final CommandSpec spec;
    private final @Nullable Path folder;

    ReportOption(CommandSpec spec, @Nullable Path folder) {
        this.spec = spec;
        this.folder = folder;
    }

    /**
     * Makes the folder now, so that hours of work do not end before a closed door.
     *
     * @throws ProblemFormatException when it cannot be made or written to
     */
    void prepare() {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw refused(e);
        }
        if (!Files.isWritable(folder)) {
            throw new ProblemFormatException("--report: wanted a folder that can be written to, got " + folder);
        }
    }

    /**
     * @param files by name, for what ran
     * @throws ProblemFormatException when they cannot be written
     */
    void write(Function<Ran, Map<String, String>> files) {
        if (folder == null) {
            return;
        }
        String command =
                String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
        try {
            ReportFolder.write(folder, files.apply(Ran.now("conv4j-verify " + command)));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private ProblemFormatException refused(IOException e) {
        return new ProblemFormatException(
                "--report: wanted a folder that can be written to, got " + folder + " (" + e + ")");
    }
}
