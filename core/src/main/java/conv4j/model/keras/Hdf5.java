package conv4j.model.keras;

import conv4j.model.MappedNumbers;
import conv4j.model.ModelFormatException;
import io.jhdf.HdfFile;
import io.jhdf.filter.FilterManager;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * One HDF5 file, held in memory or mapped: every read is a slice of its bytes, so an address or a length that lies outside is an
 * error and never an allocation. Links are not followed, neither inside the file nor to others.
 */
final class Hdf5 {
    static {
        FilterManager.addFilter(new BoundedInflate());
    }

    private final long bytes;
    private final boolean mapped;
    private final MappedNumbers numbers;
    private final Hdf5Group root;

    private Hdf5(ByteBuffer content, Path path) {
        this.bytes = content.capacity();
        this.mapped = content.isDirect();
        this.numbers = new MappedNumbers(path);
        HdfFile file = HdfFile.fromByteBuffer(content);
        this.root = new Hdf5Group(this, file, "");
    }

    /**
     * @param content of the file
     * @param path that it is of, or that holds it
     * @throws ModelFormatException when the bytes are not those of an HDF5 file
     */
    static Hdf5 open(ByteBuffer content, Path path) {
        return reading("the file", () -> new Hdf5(content, path));
    }

    /** Whether the content is mapped, and not in memory. */
    boolean isMapped() {
        return mapped;
    }

    MappedNumbers numbers() {
        return numbers;
    }

    Hdf5Group root() {
        return root;
    }

    /** How long the file is: what bounds every array that is made from it. */
    long bytes() {
        return bytes;
    }

    /**
     * Runs a piece of work of the HDF5 library, which throws all sorts of exceptions on damaged files.
     *
     * @throws ModelFormatException in place of any of them
     */
    static <T> T reading(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (ModelFormatException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ModelFormatException(what + ": wanted sound HDF5, got a damaged file: " + reason(e), e);
        } catch (StackOverflowError e) {
            // The library walks trees by recursion: a tree that leads back into itself ends here.
            throw new ModelFormatException(what + ": wanted sound HDF5, got a file that refers to itself", e);
        }
    }

    /** The innermost cause says what is wrong; those around it where the library was. */
    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null
                ? ""
                : cause.getMessage().lines().findFirst().orElse("");
        return message.isEmpty() ? cause.getClass().getSimpleName() : message;
    }
}
