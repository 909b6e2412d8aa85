package conv4j;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a JVM must be started with so that every kernel runs, and runs quietly. The command line and the benchmarks start
 * such a JVM themselves; a program that embeds conv4j says it in its own start script, or does without the kernels that
 * a trace then shows as passed over.
 */
public final class KernelJvm {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    /** What a JVM says of itself when the vector module is asked for. It cannot be told not to. */
    private static final String INCUBATOR_WARNING = "WARNING: Using incubator modules: " + VECTOR_MODULE;

    private KernelJvm() {}

    /** Whether this JVM has been started with {@link #options}. */
    public static boolean isThis() {
        return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    }

    /** Whether this JVM's installation has all that {@link #options} ask for; a trimmed-down run-time image may not. */
    public static boolean isInstalled() {
        return ModuleFinder.ofSystem().find(VECTOR_MODULE).isPresent();
    }

    /** The options, for the version of this JVM. */
    public static List<String> options() {
        List<String> options = new ArrayList<>(List.of("--add-modules=" + VECTOR_MODULE));
        if (Runtime.version().feature() >= 24) {
            // Without these, JDK 24 and newer print warnings about ND4J's JavaCPP, and about JMH.
            options.add("--enable-native-access=ALL-UNNAMED");
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        return options;
    }

    /**
     * Does in a second JVM, started with {@link #options} beside this one's own, what a main class does. It has this JVM's
     * streams, and costs 0.06 s (2 cores at 4 GHz, JDK 17 and 25).
     *
     * @return its exit code
     */
    public static int run(Class<?> main, String... args) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command(main, args))
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(child::destroy));
        passOnErrors(child);
        return child.waitFor();
    }

    private static List<String> command(Class<?> main, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ownOptions());
        command.addAll(options());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
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
