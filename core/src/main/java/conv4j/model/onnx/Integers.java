package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import java.util.Arrays;
import java.util.List;

/** ONNX writes axes, extents and sizes as int64; ops hold them as int. */
final class Integers {
    private Integers() {}

    /**
     * @throws ModelFormatException when it does not fit
     */
    static int exact(long value) {
        if (value != (int) value) {
            throw new ModelFormatException("wanted axes, extents and sizes from " + Integer.MIN_VALUE + " to "
                    + Integer.MAX_VALUE + ", got " + value);
        }
        return (int) value;
    }

    /**
     * An axis from which others are counted.
     *
     * @throws ModelFormatException when no tensor has so many
     */
    static int axis(long axis) {
        if (axis < -Constant.MOST_AXES || axis > Constant.MOST_AXES) {
            throw new ModelFormatException(
                    "attribute 'axis': wanted at most " + Constant.MOST_AXES + " axes from either end, got " + axis);
        }
        return (int) axis;
    }

    static int[] exact(long... values) {
        return Arrays.stream(values).mapToInt(Integers::exact).toArray();
    }

    static List<Integer> list(long... values) {
        return Arrays.stream(exact(values)).boxed().toList();
    }
}
