package conv4j.model;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Weights that stay in their file: tensors whose numbers are read when they are asked for, and once more after they were
 * {@linkplain Tensor#release let go}. The file is mapped, so it may be deleted or replaced in between, but not written to.
 */
public final class MappedNumbers {
    private final Path file;
    private final @Nullable BasicFileAttributes opened;

    /**
     * @param file that is read from, as it is now
     */
    public MappedNumbers(Path file) {
        this.file = file;
        this.opened = attributes(file);
    }

    /** Float32, in the byte order that the buffer has. */
    public Tensor floats(Shape shape, ByteBuffer bytes) {
        return tensor(shape, bytes, own -> {
            float[] values = Tensor.zeros(shape).values();
            own.asFloatBuffer().get(values);
            return values;
        });
    }

    /**
     * @param bytes of the file, from the buffer's start on
     * @param decoder makes numbers of them
     */
    public Tensor tensor(Shape shape, ByteBuffer bytes, Function<ByteBuffer, float[]> decoder) {
        return Tensor.of(shape, () -> {
            requireUnchanged();
            try {
                return decoder.apply(bytes.duplicate().order(bytes.order()));
            } catch (InternalError e) {
                // What the JVM makes of a mapped file that has become shorter.
                throw changed();
            }
        });
    }

    /** The same file with other content. Another file of that name does not matter: the first one is still mapped. */
    private void requireUnchanged() {
        BasicFileAttributes now = opened == null ? null : attributes(file);
        if (now != null
                && opened != null
                && Objects.equals(now.fileKey(), opened.fileKey())
                && (now.size() != opened.size() || !now.lastModifiedTime().equals(opened.lastModifiedTime()))) {
            throw changed();
        }
    }

    private ModelFormatException changed() {
        return new ModelFormatException(file
                + ": wanted the file as it was when the model was loaded, got one that was written to; load it again");
    }

    private static @Nullable BasicFileAttributes attributes(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            // No longer there under that name, or never: then nobody writes to it by that name.
            return null;
        }
    }
}
