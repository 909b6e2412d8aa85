package conv4j.cli;

import conv4j.KernelJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Where {@code java -jar conv4j.jar} starts. Kernels want JVM options that a manifest cannot give, so the work is done in
 * a second JVM that has them, and the user types none. The second JVM costs 0.06 s (2 cores at 4 GHz, JDK 17 and 25).
 */
public final class Launcher {
    /** What a JVM says of itself when the vector module is asked for. It cannot be told not to. */
    private static final String INCUBATOR_WARNING = "WARNING: Using incubator modules: " + KernelJvm.VECTOR_MODULE;

    private static final Set<String> NEEDS_NO_KERNEL =
            Set.of("-h", "--help", "-V", "--version", "help", "filters", "generate-completion");

    private Launcher() {}

    public static void main(String... args) throws IOException, InterruptedException {
        boolean kernels = args.length > 0 && Arrays.stream(args).noneMatch(NEEDS_NO_KERNEL::contains);
        System.exit(kernels && !KernelJvm.isThis() && KernelJvm.isInstalled() ? runInChild(args) : Conv4j.run(args));
    }

    private static int runInChild(String... args) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command(args))
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(child::destroy));
        passOnErrors(child);
        return child.waitFor();
    }

    private static List<String> command(String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ownOptions());
        command.addAll(KernelJvm.options());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Conv4j.class.getName()));
        command.addAll(List.of(args));
        return command;
    }

    /**
     * The options that this JVM itself was started with, as {@code -Xmx}: all that stands before {@code -jar}. Read from
     * the command line, since the management beans that know them take 25 ms to load. Windows does not tell; there,
     * JDK_JAVA_OPTIONS reaches both JVMs.
     */
    private static List<String> ownOptions() {
        List<String> line =
                Arrays.asList(ProcessHandle.current().info().arguments().orElse(new String[0]));
        int jar = line.indexOf("-jar");
        return jar < 0 ? List.of() : line.subList(0, jar);
    }

    /** Line by line but byte for byte: whatever encoding the second JVM writes in goes through unread. */
    private static void passOnErrors(Process child) throws IOException {
        try (BufferedReader errors = child.errorReader(StandardCharsets.ISO_8859_1)) {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                if (!line.equals(INCUBATOR_WARNING)) {
                    System.err.write((line + System.lineSeparator()).getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        }
    }
}
