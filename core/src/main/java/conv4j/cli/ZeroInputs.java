package conv4j.cli;

import conv4j.model.ModelValue;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tensors of zeros of the shapes that a model declares for its inputs.
 *
 * @param size width and height where an input leaves them free; null when the user gave none
 */
record ZeroInputs(@Nullable Extent size) {

    /** One for each input, in the order given; a free batch axis is 1. */
    Tensor[] of(List<ModelValue> inputs) {
        return zeros(inputs, 1);
    }

    /** The same with every free axis twice as long. */
    Tensor[] longer(List<ModelValue> inputs) {
        return zeros(inputs, 2);
    }

    private Tensor[] zeros(List<ModelValue> inputs, int times) {
        return inputs.stream().map(input -> Tensor.zeros(shape(input, times))).toArray(Tensor[]::new);
    }

    private Shape shape(ModelValue input, int times) {
        if (input.shape().isEmpty()) {
            throw new IllegalArgumentException("input '" + input.name()
                    + "': wanted a declared shape to make zeros of, got none; give an array with conv4j run --input");
        }
        return shape(input, axis -> Math.multiplyExact(times, free(input, axis)));
    }

    /**
     * @param free how long an axis is that the input leaves free
     */
    static Shape shape(ModelValue input, IntUnaryOperator free) {
        int[] extents = new int[input.shape().size()];
        for (int axis = 0; axis < extents.length; axis++) {
            extents[axis] =
                    input.shape().get(axis) instanceof ModelValue.Fixed fixed ? fixed.size() : free.applyAsInt(axis);
        }
        return Shape.of(extents);
    }

    /** Pictures are {@code N x C x H x W}; of a sequence's two axes Keras has the length first, ONNX the features. */
    private int free(ModelValue input, int axis) {
        int rank = input.shape().size();
        boolean height = rank == 4 && axis == 2;
        boolean width = (rank == 4 && axis == 3) || (rank == 3 && axis > 0);
        if (axis == 0) {
            return 1;
        }
        if (!height && !width) {
            throw new IllegalArgumentException("input '" + input.name() + "': wanted an extent for axis " + axis
                    + ", got " + input.shape()
                    + ", and only the batch, height and width may be free; give an array with "
                    + "conv4j run --input");
        }
        if (size == null) {
            throw new IllegalArgumentException(
                    "input '" + input.name() + "': wanted a height and width, got " + input.shape() + "; give --size");
        }
        return height ? size.second() : size.first();
    }
}
