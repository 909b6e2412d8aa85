package conv4j.benchmarks.executor;

import conv4j.tensor.Tensor;

/** A trial made ready by one executor: what remains is the hot loop. Used by one thread. */
public interface Prepared extends AutoCloseable {

    /** What computes it, in the library's own words: {@code vector/conv2d/direct}, {@code onednn/brg_conv_fwd:avx512_core}. */
    String kernel();

    /** Whether results may be off by more than sums in another order would be: Winograd's transforms. */
    default boolean tradesAccuracy() {
        return kernel().contains("winograd");
    }

    /** Brings a plain input into the executor's own layout. Is not part of {@link #run}. */
    void load(Tensor input);

    /** The hot loop: fills the output. */
    void run();

    /** The output as a plain tensor, a copy. Is not part of {@link #run}. */
    Tensor output();

    @Override
    void close();
}
