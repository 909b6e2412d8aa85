package conv4j.benchmarks.executor;

/** An executor leaves a trial out: it has no such op, or not with this geometry. */
public final class RefusedTrial extends Exception {
    private final String reason;

    public RefusedTrial(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** In one line, without the executor's name. */
    public String reason() {
        return reason;
    }
}
