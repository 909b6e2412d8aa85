package conv4j.verification;

/** A line that is not a problem, or a file that is not one of them. The message is one line: where, wanted, got. */
public final class ProblemFormatException extends IllegalArgumentException {
    public ProblemFormatException(String message) {
        super(message);
    }

    private ProblemFormatException(String message, ProblemFormatException cause) {
        super(message, cause);
    }

    /** The same complaint with the place that it comes from put before it, as in {@code odd.txt line 3: ...}. */
    public ProblemFormatException at(String where) {
        return new ProblemFormatException(where + ": " + getMessage(), this);
    }
}
