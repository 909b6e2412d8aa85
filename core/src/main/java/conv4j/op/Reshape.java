package conv4j.op;

import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The same numbers in the same order under another shape (ONNX Reshape, NumPy reshape).
 *
 * @param target extents of the output; at most one is -1: whatever makes the number of elements fit
 * @param zeroCopies whether a 0 stands for the extent of the input at that place (ONNX with allowzero = 0), else it is 0
 */
public record Reshape(List<Integer> target, boolean zeroCopies) implements Op {
    public Reshape {
        target = List.copyOf(target);
        Require.that(
                target.stream().allMatch(extent -> extent >= -1)
                        && target.stream().filter(extent -> extent == -1).count() <= 1,
                "reshape target",
                "extents of at least 0, one -1 at most",
                target);
    }

    /** To a target in which 0 stands for the input's extent at that place, and one -1 for what fits. */
    public static Reshape to(int... target) {
        return new Reshape(Arrays.stream(target).boxed().toList(), true);
    }

    @Override
    public String name() {
        return "reshape";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        outputShape(Require.oneInput(name(), inputs));
    }

    /**
     * The target with its -1 and 0 filled in: what the op says its output is.
     *
     * @throws conv4j.tensor.ShapeException when it does not hold as many elements as the input
     */
    public Shape outputShape(Shape input) {
        int[] extents = new int[target.size()];
        int free = -1;
        for (int axis = 0; axis < extents.length; axis++) {
            int extent = target.get(axis);
            if (extent == 0 && zeroCopies) {
                Require.that(axis < input.rank(), "reshape target " + target, "an input with an axis " + axis, input);
                extent = input.extent(axis);
            }
            extents[axis] = extent;
            if (extent == -1) {
                free = axis;
                extents[axis] = 1;
            }
        }
        if (free >= 0) {
            long known = Shape.of(extents).elements();
            Require.that(
                    known > 0 && input.elements() % known == 0,
                    "reshape to " + target,
                    "a multiple of " + known + " elements",
                    input);
            extents[free] = Math.toIntExact(input.elements() / known);
        }
        Shape output = Shape.of(extents);
        Require.that(
                output.elements() == input.elements(), "reshape to " + target, output.elements() + " elements", input);
        return output;
    }
}
