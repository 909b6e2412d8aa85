package conv4j.benchmarks.cold;

import conv4j.benchmarks.executor.Prepared;
import conv4j.benchmarks.statistics.Spread;

/** Calls whose weights, input and output have left the caches: those of a program that does something else in between. */
public final class ColdCaches {
    /** Twice the outermost cache of large servers' chiplets (32 MB): written, so that nothing of before is left. */
    private static final int BYTES = 64 << 20;

    private final float[] evicts = new float[BYTES / Float.BYTES];
    private float next = 1;

    /** Milliseconds of a call, each after all caches have been filled with other numbers. */
    public Spread milliseconds(Prepared prepared, int calls) {
        double[] sample = new double[calls];
        for (int i = 0; i < calls; i++) {
            evict();
            long start = System.nanoTime();
            prepared.run();
            sample[i] = (System.nanoTime() - start) / 1e6;
        }
        return Spread.of(sample);
    }

    private void evict() {
        next += 1;
        for (int i = 0; i < evicts.length; i++) {
            evicts[i] += next;
        }
    }
}
