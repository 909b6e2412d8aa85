package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * The input with cells around it (ONNX Pad, NumPy pad; Keras ZeroPadding and, with negative numbers, Cropping). Where
 * cells are taken away, that happens first.
 *
 * @param paddings axes that are not named stay as they are
 * @param value of the new cells in mode {@link Mode#CONSTANT}, else ignored
 */
public record Pad(List<AxisPadding> paddings, Mode mode, float value) implements Op {

    /** What the new cells hold. */
    public enum Mode {
        /** One value. */
        CONSTANT,
        /** The input mirrored at its edge cells, which are not repeated, as often as it takes. */
        REFLECT,
        /** The nearest edge cell. */
        EDGE,
        /** The input repeated. */
        WRAP
    }

    public Pad {
        paddings = List.copyOf(paddings);
    }

    @Override
    public String name() {
        return "pad";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Shape input = Require.oneInput(name(), inputs);
        Axes.fromStart(name(), paddings.stream().map(AxisPadding::axis).toList(), input.rank());
        for (AxisPadding padding : paddings) {
            int extent = Axes.extent(name(), input, padding.axis());
            long kept = (long) extent + Math.min(padding.before(), 0) + Math.min(padding.after(), 0);
            boolean repeats = mode != Mode.CONSTANT && (padding.before() > 0 || padding.after() > 0);
            Require.that(
                    kept >= (repeats ? 1 : 0),
                    "pad axis " + padding.axis(),
                    repeats ? "a cell to repeat" : "at most " + extent + " cells to be taken away",
                    "an extent of " + extent + " with " + padding.before() + " before and " + padding.after()
                            + " after");
        }
    }
}
