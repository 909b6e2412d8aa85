package conv4j.benchmarks.cold;

import conv4j.benchmarks.executor.Executor;
import conv4j.benchmarks.executor.Executors;
import conv4j.benchmarks.executor.Prepared;
import conv4j.benchmarks.executor.RefusedTrial;
import conv4j.benchmarks.work.Suite;
import conv4j.benchmarks.work.Trial;
import conv4j.verification.Fill;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The most memory that a process took until a network had answered twice, loading and making ready included.
 *
 * @param megabytes resident, as Linux counts it; elsewhere the most that the Java heap held
 * @param weightMegabytes of the network's parameters: what no engine can do without
 */
public record HighWater(double megabytes, double weightMegabytes) {
    private static final Path LINUX = Path.of("/proc/self/status");

    /** In a fresh JVM. */
    public static HighWater of(String network, String executor, int threads) {
        List<String> lines = FreshJvm.lines(HighWater.class, network, executor, Integer.toString(threads));
        return new HighWater(
                Double.parseDouble(lines.get(lines.size() - 2)), Double.parseDouble(lines.get(lines.size() - 1)));
    }

    /** The fresh JVM's side. */
    public static void main(String... arguments) throws RefusedTrial, IOException {
        Trial trial = Suite.of(arguments[0], 0).works().get(0).trial(Fill.REAL);
        Executor executor = Executors.named(List.of(arguments[1])).get(0);
        executor.unavailable().ifPresent(refusal -> {
            throw new IllegalStateException(executor.name() + ": " + refusal.reason());
        });
        try (Prepared prepared = executor.prepare(trial, Integer.parseInt(arguments[2]))) {
            prepared.run();
            prepared.run();
            System.out.println(resident());
            long weights = trial.model().graph().nodes().stream()
                    .mapToLong(node -> node.op().parameterCount())
                    .sum();
            System.out.println(weights * Float.BYTES / 1e6);
        }
    }

    private static double resident() throws IOException {
        if (Files.isReadable(LINUX)) {
            return Files.readAllLines(LINUX).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
                    .findFirst()
                    .orElse(Double.NaN);
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / 1e6;
    }
}
