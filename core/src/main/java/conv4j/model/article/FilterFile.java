package conv4j.model.article;

import conv4j.model.ModelFormatException;
import conv4j.tensor.Npy;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Filters from a file. Either text, a filter a block:
 *
 * <pre>
 * # left edge
 * -1 0 1
 * -2 0 2
 * -1 0 1
 *
 * 0.1, 0.2, 0.1
 * 0.2, 0.4, 0.2
 * 0.1, 0.2, 0.1
 * </pre>
 *
 * where a line is a row, blanks or commas part numbers, blank lines part filters, {@code #} starts a comment, and a
 * comment right above a filter is its name. Or an {@code .npy} file of {@code H x W} (one filter), {@code D x H x W}
 * (planes) or {@code D x C x H x W} (a plane for each channel). All filters of a file have one size, of any height and
 * width.
 */
public final class FilterFile {
    /** A text of 16 million numbers would be larger than this, and nobody writes one by hand. */
    private static final long LARGEST_TEXT = 1 << 26;

    private FilterFile() {}

    /**
     * Reads all filters of a file; those without a name are called {@code filter-1}, {@code filter-2}, ...
     *
     * @throws ModelFormatException when the file holds something else; the message has the line and column
     * @throws conv4j.tensor.NpyFormatException when it starts as an {@code .npy} file and is none
     */
    public static List<Filter> read(Path file) throws IOException {
        return Npy.isNpy(file) ? fromArray(file) : fromText(file);
    }

    private static List<Filter> fromText(Path file) throws IOException {
        if (Files.size(file) > LARGEST_TEXT) {
            throw new ModelFormatException(
                    file + ": wanted filters of at most " + LARGEST_TEXT + " bytes, got " + Files.size(file));
        }
        try {
            return FilterText.parse(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new ModelFormatException(file + ": wanted numbers as UTF-8 text or an .npy file, got neither", e);
        }
    }

    private static List<Filter> fromArray(Path file) throws IOException {
        Tensor array = Npy.read(file);
        Shape shape = array.shape();
        if (shape.rank() < 2 || shape.rank() > 4 || shape.elements() == 0) {
            throw new ModelFormatException(file
                    + ": wanted height x width, filters x height x width or filters x channels x height x width, got "
                    + shape);
        }
        requireFinite(file, array);
        int[] extents = shape.toArray();
        int count = shape.rank() == 2 ? 1 : extents[0];
        Shape each = Shape.of(shape.rank() == 2 ? extents : Arrays.copyOfRange(extents, 1, extents.length));
        int length = array.values().length / count;
        return IntStream.range(0, count)
                .mapToObj(oc -> new Filter(
                        "filter-" + (oc + 1),
                        Tensor.of(each, Arrays.copyOfRange(array.values(), oc * length, (oc + 1) * length))))
                .toList();
    }

    private static void requireFinite(Path file, Tensor array) throws IOException {
        for (int i = 0; i < array.values().length; i++) {
            if (!Float.isFinite(array.values()[i])) {
                throw new ModelFormatException(file + ": wanted finite numbers, got " + array.values()[i]
                        + " as number " + (i + 1L) + " of " + array.shape());
            }
        }
    }
}
