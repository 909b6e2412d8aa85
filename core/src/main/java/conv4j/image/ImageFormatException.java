package conv4j.image;

import org.jspecify.annotations.Nullable;

/** A file that is no picture, or none that can be shown whole. The message is one line: where, wanted, got, what to do. */
public final class ImageFormatException extends RuntimeException {
    public ImageFormatException(String message) {
        this(message, null);
    }

    /**
     * @param cause what a decoder or the file system said, if it was one of them that complained
     */
    public ImageFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The same complaint with the place that it comes from put before it, as in {@code cat.png: ...}. */
    ImageFormatException at(String where) {
        return new ImageFormatException(where + ": " + getMessage(), getCause() == null ? this : getCause());
    }
}
