package conv4j.model;

import java.io.IOException;

/**
 * A file that does not hold what it should, or holds what conv4j does not run. The message is one line: the file and
 * the place in it, what was wanted, what was got.
 */
public final class ModelFormatException extends IOException {
    public ModelFormatException(String message) {
        super(message);
    }

    public ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
