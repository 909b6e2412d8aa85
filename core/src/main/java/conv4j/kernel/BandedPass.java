package conv4j.kernel;

/** A pass that may also be run some rows at a time, so that the next one finds them still in cache. */
public interface BandedPass extends Pass {

    /**
     * Computes rows of the output, of all images and channels, from what the inputs hold now. Those of a pass may be
     * computed in any bands; each number comes out the same.
     *
     * @param from the first row
     * @param to one past the last
     */
    void rows(int from, int to);
}
