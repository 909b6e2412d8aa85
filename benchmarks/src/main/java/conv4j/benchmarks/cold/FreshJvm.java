package conv4j.benchmarks.cold;

import conv4j.KernelJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** JVMs that have done nothing yet, with the class path of this one. */
final class FreshJvm {
    private static final long MOST_SECONDS = 300;

    private FreshJvm() {}

    /** A command that starts a main class as {@code java -jar} would, without options of its own. */
    static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * Runs a main class in a JVM that kernels run in.
     *
     * @return the lines that it prints
     */
    static List<String> lines(Class<?> main, String... arguments) {
        List<String> command = command(main, arguments);
        command.addAll(1, KernelJvm.options());
        return lines(command);
    }

    /** @throws IllegalStateException when it fails, with the last line that it said */
    static List<String> lines(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + ": wanted an end within " + MOST_SECONDS + " s, got none");
            }
            List<String> lines =
                    said.lines().filter(line -> !line.startsWith("WARNING: ")).toList();
            if (process.exitValue() != 0) {
                String last = lines.isEmpty() ? "nothing said" : lines.get(lines.size() - 1);
                throw new IllegalStateException("a JVM of its own failed: " + last);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("java: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while a JVM of its own ran", e);
        }
    }
}
