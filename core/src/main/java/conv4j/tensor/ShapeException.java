package conv4j.tensor;

/**
 * A geometry or a shape that does not fit. The message is one line: where, what was wanted, what was got.
 */
public final class ShapeException extends IllegalArgumentException {
    public ShapeException(String message) {
        super(message);
    }

    private ShapeException(String message, ShapeException cause) {
        super(message, cause);
    }

    /** The same complaint with the place that it comes from put before it, as in {@code layer 'conv2d': ...}. */
    public ShapeException at(String where) {
        return new ShapeException(where + ": " + getMessage(), this);
    }
}
