package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * The input broadcast with a shape, as in NumPy (ONNX Expand): an extent of 1 in the target keeps the input's.
 */
public record Expand(List<Integer> target) implements Op {
    public Expand {
        target = List.copyOf(target);
        Require.that(target.stream().allMatch(extent -> extent >= 0), "expand target", "extents of at least 0", target);
    }

    @Override
    public String name() {
        return "expand";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        outputShape(Require.oneInput(name(), inputs));
    }

    /** The target broadcast with an input: what the op says its output is. */
    public Shape outputShape(Shape input) {
        return Broadcast.shape(
                name(),
                List.of(
                        input,
                        Shape.of(target.stream().mapToInt(Integer::intValue).toArray())));
    }
}
