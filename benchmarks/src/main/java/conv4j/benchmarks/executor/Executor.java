package conv4j.benchmarks.executor;

import conv4j.benchmarks.work.Trial;
import conv4j.kernel.Refusal;
import java.util.Optional;

/** Somebody who computes trials: a library, or one kernel of one. */
public interface Executor {

    /** As it is asked for: {@code vector-direct}, {@code onednn}. */
    String name();

    /** Why it computes nothing on this machine; empty when it does. Loads its library. */
    Optional<Refusal> unavailable();

    /**
     * Makes a trial ready: weights packed, tensors allocated, threads set.
     *
     * @param threads that compute one call, at least 1
     * @throws RefusedTrial when it does not compute this one
     */
    Prepared prepare(Trial trial, int threads) throws RefusedTrial;
}
