package conv4j.model;

/**
 * A model file that cannot be loaded: damaged, or using what is not supported. The message is one line: file, node (with
 * its operator), wanted, got, what to do.
 */
public final class ModelFormatException extends RuntimeException {
    /** Room for a long list of what is not supported, and not for a name of a megabyte. */
    private static final int LONGEST = 8000;

    public ModelFormatException(String message) {
        super(oneLine(message));
    }

    public ModelFormatException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** Names come from the file, which may give them any length, line ends and terminal codes. */
    private static String oneLine(String message) {
        String line = message.length() > LONGEST ? message.substring(0, LONGEST) + "..." : message;
        return line.replaceAll("\\p{Cntrl}", "?");
    }

    /** The same complaint with the place that it comes from put before it, as in {@code node 'conv1' (Conv): ...}. */
    public ModelFormatException at(String where) {
        return new ModelFormatException(where + ": " + getMessage(), this);
    }
}
