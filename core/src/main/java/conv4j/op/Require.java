package conv4j.op;

import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import java.util.List;

/** Says where, what was wanted and what was got, in one line. */
final class Require {
    private Require() {}

    static void that(boolean holds, String where, String wanted, Object got) {
        if (!holds) {
            throw new ShapeException(where + ": wanted " + wanted + ", got " + got);
        }
    }

    static void inputs(String op, List<Shape> inputs, int wanted) {
        that(inputs.size() == wanted, op + " inputs", Integer.toString(wanted), inputs.size());
    }

    /** Whether weights whose last two axes are height and width are those of a window that a convolution may slide. */
    static void convolves(String op, Window window, Shape weights) {
        int height = window.height().size();
        int width = window.width().size();
        that(
                weights.extent(2) == height && weights.extent(3) == width,
                op + " weights",
                "height x width of the window, " + height + "x" + width,
                weights.extent(2) + "x" + weights.extent(3));
        that(
                window.height().rounding() == Rounding.FLOOR && window.width().rounding() == Rounding.FLOOR,
                op + " rounding",
                "floor (only pooling rounds up)",
                "ceil");
    }

    static Shape oneInput(String op, List<Shape> inputs) {
        inputs(op, inputs, 1);
        return inputs.get(0);
    }

    static Shape oneImage(String op, List<Shape> inputs) {
        Shape input = oneInput(op, inputs);
        that(input.rank() == 4, op + " input", "rank 4 (batch x channels x height x width)", input);
        return input;
    }
}
