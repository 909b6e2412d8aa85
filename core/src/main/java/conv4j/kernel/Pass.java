package conv4j.kernel;

/** A computation with its buffers. Running it allocates nothing. */
@FunctionalInterface
public interface Pass {

    /** Computes the output from what the inputs hold now. */
    void run(Workers workers);
}
