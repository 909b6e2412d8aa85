package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * The extents of the input, as they are when it runs, as a tensor of rank 1 (ONNX Shape).
 *
 * @param start first axis; negative counts from the rank, brought into the rank where it lies outside
 * @param end axis after the last, likewise; {@link Integer#MAX_VALUE} for all
 */
public record ShapeOf(int start, int end) implements Op {

    /** All extents. */
    public static ShapeOf all() {
        return new ShapeOf(0, Integer.MAX_VALUE);
    }

    @Override
    public String name() {
        return "shape_of";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Require.oneInput(name(), inputs);
    }
}
