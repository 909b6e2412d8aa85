package conv4j;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a JVM must be started with so that every kernel runs, and runs quietly. The command line and the benchmarks start
 * such a JVM themselves; a program that embeds conv4j says it in its own start script, or does without the kernels that
 * a trace then shows as passed over.
 */
public final class KernelJvm {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    /** What a JVM says of itself when the vector module is asked for. It cannot be told not to. */
    private static final String INCUBATOR_WARNING = "WARNING: Using incubator modules: " + VECTOR_MODULE;

    /** What tells the second JVM, whose errors go into a pipe, whether they come out at a terminal. */
    private static final String ERROR_TERMINAL = "conv4j.error.terminal";

    private static final Pattern TERMINAL = Pattern.compile("/dev/(pts/|tty|console).*");

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
        passOn(child.getErrorStream(), new FileOutputStream(FileDescriptor.err));
        return child.waitFor();
    }

    private static List<String> command(Class<?> main, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ownOptions());
        command.addAll(options());
        command.add("-D" + ERROR_TERMINAL + "=" + isErrorATerminal());
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

    /**
     * Byte for byte, at once, whatever encoding the second JVM writes in and wherever its lines end; only the line that the
     * JVM says of itself, before the main class runs, is left out.
     */
    static void passOn(InputStream errors, OutputStream out) throws IOException {
        byte[] left = (INCUBATOR_WARNING + System.lineSeparator()).getBytes(StandardCharsets.ISO_8859_1);
        int same = 0;
        boolean here = true;
        while (same < left.length) {
            int next = errors.read();
            if (here && next == left[same]) {
                same++;
                continue;
            }
            out.write(left, 0, same);
            same = 0;
            if (next < 0) {
                return;
            }
            out.write(next);
            here = next == '\n';
        }
        errors.transferTo(out);
    }

    /**
     * Whether somebody at a terminal reads what this JVM writes to its errors, or, where this JVM is the second one, what
     * that passes on.
     */
    public static boolean isErrorATerminal() {
        String told = System.getProperty(ERROR_TERMINAL);
        return told == null ? isTerminal(2) : Boolean.parseBoolean(told);
    }

    /** Whether somebody at a terminal reads what this JVM prints. */
    public static boolean isOutputATerminal() {
        return isTerminal(1);
    }

    /** Linux tells of each stream; elsewhere it is all of them or none. */
    private static boolean isTerminal(int stream) {
        Path link = Path.of("/proc/self/fd/" + stream);
        try {
            return Files.isSymbolicLink(link)
                    ? TERMINAL.matcher(Files.readSymbolicLink(link).toString()).matches()
                    : System.console() != null;
        } catch (IOException e) {
            return System.console() != null;
        }
    }
}
