package conv4j.tensor;

import java.io.IOException;

/** A file that is no {@code .npy} file, or one of numbers that conv4j does not read. One line: file, wanted, got. */
public final class NpyFormatException extends IOException {
    NpyFormatException(String message) {
        super(message);
    }
}
