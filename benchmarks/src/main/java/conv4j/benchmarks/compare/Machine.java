package conv4j.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a comparison ran.
 *
 * @param processor as the operating system calls it
 * @param cores that the JVM may use
 * @param java version and vendor of the JVM
 * @param system name and processor family of the operating system
 */
public record Machine(String processor, int cores, String java, String system) {
    private static final Path LINUX = Path.of("/proc/cpuinfo");

    public static Machine here() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version() + " " + System.getProperty("java.vendor"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    private static String processorName() {
        String fallback = String.valueOf(System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", "unnamed processor"));
        if (!Files.isReadable(LINUX)) {
            return fallback;
        }
        try {
            return Files.readAllLines(LINUX).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(fallback);
        } catch (IOException e) {
            return fallback;
        }
    }
}
