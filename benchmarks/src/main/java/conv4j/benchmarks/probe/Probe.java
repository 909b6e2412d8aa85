package conv4j.benchmarks.probe;

import conv4j.KernelJvm;
import conv4j.benchmarks.statistics.Spread;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what the machine gives, a millisecond or two at a time, between rounds of what is held against it. With
 * several threads, all of them at once.
 */
public final class Probe implements AutoCloseable {
    /** About a millisecond at 200 GFLOP/s: longer than a thread takes to start, shorter than a round. */
    private static final long OPERATIONS = 200_000_000;

    /** Iterations of one call: the sum at its end takes less than a hundredth of it. */
    private static final int ITERATIONS = 1000;

    /** HotSpot compiles for speed after 5,000 (Tier4InvocationThreshold). */
    private static final int CALLS_TO_COMPILE = 20_000;

    private static final double WARM_UP_SECONDS = 0.5;

    private static final long BYTES_READ = 64 << 20;

    /** No cache holds half of it: 8 times what is told of the outermost, and never so much that a small machine swaps. */
    private static final long LEAST_DRAM = 64 << 20;

    private static final long MOST_DRAM = 256 << 20;

    private final Caches caches = new Caches();
    private final Team team;
    private final boolean measures = KernelJvm.isThis();
    private final List<Double> gigaflops = new ArrayList<>();
    private final Map<Memory, List<Double>> gigabytes = new EnumMap<>(Memory.class);
    private final Map<Memory, float[][]> arrays = new EnumMap<>(Memory.class);
    private float kept;

    public Probe(int threads) {
        this.team = new Team(threads);
        if (measures) {
            for (Memory level : Memory.values()) {
                arrays.put(level, new float[threads][(int) (bytes(level) / Float.BYTES)]);
            }
            warmUp();
        }
    }

    /** Many short calls first: it is calls that make the JVM compile a method as a whole. */
    private void warmUp() {
        for (int i = 0; i < CALLS_TO_COMPILE; i++) {
            keep(MultiplyAddLoop.run(10));
        }
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_SECONDS * 1e9) {
            peak();
        }
        bandwidth();
        clear();
    }

    /** What each thread reads: half of a cache of its own, its part of half of a shared one. */
    private long bytes(Memory level) {
        return switch (level) {
            case L1, L2 -> caches.bytes(level) / 2;
            case L3 ->
                Math.max(caches.bytes(Memory.L2) * 2, Math.min(caches.bytes(level), 32 << 20) / 2 / team.threads());
            case DRAM -> Math.max(LEAST_DRAM, Math.min(MOST_DRAM, 8 * caches.bytes(Memory.L3))) / team.threads();
        };
    }

    /** Forgets what was measured: what follows is another layer's. */
    public void clear() {
        gigaflops.clear();
        gigabytes.clear();
    }

    /** One measurement of the peak, for between two rounds. */
    public void peak() {
        if (!measures) {
            return;
        }
        int calls = (int) (OPERATIONS / (ITERATIONS * MultiplyAddLoop.operations()));
        double seconds = team.seconds(thread -> {
            for (int i = 0; i < calls; i++) {
                keep(MultiplyAddLoop.run(ITERATIONS));
            }
        });
        double operations = (double) calls * ITERATIONS * MultiplyAddLoop.operations();
        gigaflops.add(team.threads() * operations / seconds / 1e9);
    }

    /** One measurement of each level of memory. */
    public void bandwidth() {
        if (!measures) {
            return;
        }
        arrays.forEach((level, each) -> {
            long bytes = (long) each[0].length * Float.BYTES;
            int times = (int) Math.max(1, BYTES_READ / bytes);
            // Once unmeasured: another level's numbers lie in the cache.
            team.seconds(thread -> keep(ReadLoop.run(each[thread])));
            double seconds = team.seconds(thread -> {
                for (int i = 0; i < times; i++) {
                    keep(ReadLoop.run(each[thread]));
                }
            });
            gigabytes
                    .computeIfAbsent(level, any -> new ArrayList<>())
                    .add(team.threads() * (double) times * bytes / seconds / 1e9);
        });
    }

    private void keep(float value) {
        // A race that nobody minds: the number is only there to be needed.
        kept = value;
    }

    /** The last number computed, so that none of them is for nothing. */
    float kept() {
        return kept;
    }

    /** The medians since {@link #clear}. */
    public Limits limits() {
        Map<Memory, Double> medians = new EnumMap<>(Memory.class);
        gigabytes.forEach((level, each) -> medians.put(level, median(each)));
        return new Limits(team.threads(), gigaflops.isEmpty() ? Double.NaN : median(gigaflops), medians);
    }

    private static double median(List<Double> sample) {
        return Spread.median(sample.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The nearest level of memory that holds this much. */
    public Memory holding(long bytes) {
        return caches.holding(bytes);
    }

    @Override
    public void close() {
        team.close();
    }
}
