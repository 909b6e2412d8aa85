package conv4j.verification.audit;

import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.WindowAxis;
import conv4j.verification.Geometry;

/**
 * One axis as it is executed.
 *
 * @param input cells of the tensor that the window slides over
 */
record LaidAxis(int input, WindowAxis axis, int outputPadding) {

    /**
     * @throws conv4j.tensor.ShapeException when a number is out of range
     */
    static LaidAxis of(String name, Side side, Padding padding, Rounding rounding) {
        Geometry g = side.geometry();
        return new LaidAxis(
                g.input(),
                new WindowAxis(name, g.window(), g.stride(), g.dilation(), padding, rounding),
                side.outputPadding());
    }

    LaidAxis withInput(int cells) {
        return new LaidAxis(cells, axis, outputPadding);
    }

    LaidAxis withPadding(Padding padding) {
        return new LaidAxis(input, axis.withPadding(padding), outputPadding);
    }

    LaidAxis withRounding(Rounding rounding) {
        return new LaidAxis(input, axis.withRounding(rounding), outputPadding);
    }

    LaidAxis withDilation(int cells) {
        return new LaidAxis(input, axis.withDilation(cells), outputPadding);
    }

    LaidAxis withOutputPadding(int cells) {
        return new LaidAxis(input, axis, cells);
    }
}
