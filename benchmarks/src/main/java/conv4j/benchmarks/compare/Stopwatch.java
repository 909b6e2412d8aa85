package conv4j.benchmarks.compare;

import conv4j.benchmarks.executor.Prepared;
import java.lang.management.ManagementFactory;

/** Times calls of what has been made ready. */
final class Stopwatch {
    /** Within which the last batches of a warm-up must lie to be called steady: a clock wanders as much. */
    private static final double STEADY = 0.03;

    private static final int STEADY_BATCHES = 5;

    private Stopwatch() {}

    static double seconds(Prepared prepared, int calls) {
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            prepared.run();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /**
     * Calls until times have become steady, or the time is over.
     *
     * @return seconds of a call at its end
     */
    static double warmUp(Prepared prepared, Settings settings) {
        long start = System.nanoTime();
        int calls = 1;
        double fastest = Double.POSITIVE_INFINITY;
        double slowest = 0;
        int batches = 0;
        while (true) {
            double each = seconds(prepared, calls) / calls;
            double spent = (System.nanoTime() - start) / 1e9;
            fastest = Math.min(fastest, each);
            slowest = Math.max(slowest, each);
            boolean isSteady = ++batches >= STEADY_BATCHES && slowest <= fastest * (1 + STEADY);
            if (spent >= settings.mostWarmUp() || isSteady && spent >= settings.leastWarmUp()) {
                return each;
            }
            if (batches >= STEADY_BATCHES) {
                batches = 0;
                fastest = Double.POSITIVE_INFINITY;
                slowest = 0;
            }
            calls = calls(each, settings.roundSeconds());
        }
    }

    /** As many as fill the time, at least one. */
    static int calls(double each, double seconds) {
        return (int) Math.max(1, Math.min(1_000_000, Math.ceil(seconds / each)));
    }

    /** Bytes of the Java heap that the calling thread takes in a call. */
    static double allocated(Prepared prepared, int calls) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < calls; i++) {
            prepared.run();
        }
        return (double) (threads.getCurrentThreadAllocatedBytes() - before) / calls;
    }
}
