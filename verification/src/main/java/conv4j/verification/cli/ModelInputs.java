package conv4j.verification.cli;

import conv4j.model.Model;
import conv4j.model.ModelValue;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import conv4j.verification.ProblemFormatException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tensors for a model's inputs: pictures without structure.
 *
 * @param rows of pictures; 0 for what the model declares
 * @param columns likewise
 */
record ModelInputs(int rows, int columns) {
    /** A side of 4096 is 200 MB of a picture with 3 channels. */
    private static final int LARGEST = 4096;

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})(?:[xX]([0-9]{1,5}))?");

    /**
     * @param size {@code 224} or, width before height, {@code 320x240}; null for what the model declares
     * @throws ProblemFormatException when it is neither
     */
    static ModelInputs read(@Nullable String size) {
        if (size == null) {
            return new ModelInputs(0, 0);
        }
        Matcher matcher = SIZE.matcher(size);
        if (matcher.matches()) {
            int width = Integer.parseInt(matcher.group(1));
            int height = matcher.group(2) == null ? width : Integer.parseInt(matcher.group(2));
            if (Math.min(width, height) >= 1 && Math.max(width, height) <= LARGEST) {
                return new ModelInputs(height, width);
            }
        }
        throw new ProblemFormatException("--size: wanted N or WxH from 1 to " + LARGEST + ", got '" + size + "'");
    }

    /**
     * @throws ProblemFormatException when an extent is neither declared nor given
     */
    List<Tensor> of(Model model) {
        return model.inputs().stream().map(this::tensor).toList();
    }

    /** Integers may be indices, of which 0 is one. */
    private Tensor tensor(ModelValue input) {
        Shape shape = shape(input);
        return input.type().contains("float") ? Fill.REAL.tensor(shape, 1) : Tensor.zeros(shape);
    }

    private Shape shape(ModelValue input) {
        if (input.shape().isEmpty()) {
            throw new ProblemFormatException("input '" + input.name() + "': wanted a declared shape, got none");
        }
        int[] extents = new int[input.shape().size()];
        int row = extents.length == 4 ? (isChannelsLast(input) ? 1 : 2) : -1;
        for (int axis = 0; axis < extents.length; axis++) {
            boolean sequence = extents.length == 3 && axis > 0 && input.shape().get(axis) instanceof ModelValue.Free;
            boolean column = row > 0 && axis == row + 1;
            int given = axis == row ? rows : column || sequence ? columns : 0;
            extents[axis] = given > 0 ? given : declared(input, axis);
        }
        return Shape.of(extents);
    }

    private static int declared(ModelValue input, int axis) {
        if (input.shape().get(axis) instanceof ModelValue.Fixed fixed) {
            return fixed.size();
        }
        if (axis == 0) {
            return 1;
        }
        throw new ProblemFormatException("input '" + input.name() + "', axis " + axis + ": wanted an extent, got "
                + input.shape() + "; give --size");
    }

    /** Files of TensorFlow declare {@code N x H x W x C}; no picture has more than four channels. */
    private static boolean isChannelsLast(ModelValue input) {
        return isFew(input.shape().get(3)) && !isFew(input.shape().get(1));
    }

    private static boolean isFew(ModelValue.Extent extent) {
        return extent instanceof ModelValue.Fixed fixed && fixed.size() <= 4;
    }
}
