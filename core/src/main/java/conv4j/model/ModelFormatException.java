package conv4j.model;

/**
 * A model file that cannot be loaded: damaged, or using what is not supported. The message is one line: file, node (with
 * its operator), wanted, got, what to do.
 */
public final class ModelFormatException extends RuntimeException {
    public ModelFormatException(String message) {
        super(message);
    }

    public ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same complaint with the place that it comes from put before it, as in {@code node 'conv1' (Conv): ...}. */
    public ModelFormatException at(String where) {
        return new ModelFormatException(where + ": " + getMessage(), this);
    }
}
