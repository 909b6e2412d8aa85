package conv4j.kernel.vector;

/**
 * Weights that have left the caches since the pass before, fetched back shortly before their products: a loop of nothing
 * but loads draws 35 GB/s from memory (Zen 5, one core), a product loop that finds a weight missing in every step half of
 * that. 128 channels of 28x28 by F4 after 64 MB of other reading: .36 ms instead of .40.
 *
 * <p>Java has no prefetch instruction. Loads between the products do not overlap with them either: they hold up what
 * follows until they have arrived.
 */
final class Prefetch {
    /** Numbers that are fetched at once, so long a stretch as leaves half of a second-level cache for the products. */
    private static final int STRETCH = 100_000;

    private static final int LINE = 64 / Float.BYTES;

    private final float[] weights;
    private final int[] starts;
    /** For each part where the stretch ends that begins with it; its own start where none does. */
    private final int[] ends;

    /** Read by nobody. Without it the compiler would leave the loads out. */
    private int seen;

    private Prefetch(float[] weights, int[] starts, int[] ends) {
        this.weights = weights;
        this.starts = starts;
        this.ends = ends;
    }

    /**
     * @param cold whether there is anything to fetch; else {@link #before} does nothing
     * @param starts of the parts in which weights are wanted; each ends where the next one starts, the last with the array
     */
    static Prefetch of(boolean cold, float[] weights, int[] starts) {
        int[] ends = starts.clone();
        int first = 0;
        for (int part = 0; cold && part < starts.length; part++) {
            int end = part + 1 < starts.length ? starts[part + 1] : weights.length;
            if (end - starts[first] > STRETCH) {
                first = part;
            }
            ends[first] = end;
        }
        return new Prefetch(weights, starts, ends);
    }

    /** How many numbers are fetched before this part is wanted. */
    int count(int part) {
        return ends[part] - starts[part];
    }

    /** Before a part is wanted: fetches it and some that follow, unless a part before it has done so. */
    void before(int part) {
        int bits = 0;
        for (int i = starts[part]; i < ends[part]; i += LINE) {
            bits ^= Float.floatToRawIntBits(weights[i]);
        }
        seen = bits;
    }
}
