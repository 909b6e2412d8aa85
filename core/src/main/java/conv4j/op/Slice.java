package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * A part of the input: on each axis that is named the cells of a range, on the others all (ONNX Slice, NumPy's basic
 * indexing). A part may be empty.
 */
public record Slice(List<AxisRange> ranges) implements Op {
    public Slice {
        ranges = List.copyOf(ranges);
    }

    @Override
    public String name() {
        return "slice";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        List<Integer> axes = ranges.stream().map(AxisRange::axis).toList();
        Axes.fromStart(name(), axes, Require.oneInput(name(), inputs).rank());
    }
}
