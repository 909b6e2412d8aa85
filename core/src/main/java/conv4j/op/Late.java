package conv4j.op;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.function.Function;

/**
 * An op whose geometry is read from values that only a running network has: ONNX Reshape, Slice, Resize and others with
 * inputs that are not constants. The first {@code dataInputs} inputs are those of the op that it becomes; the others are
 * the values that decide it. The plan resolves it before a kernel is asked, so no kernel computes it.
 *
 * <p>Those values must follow from shapes and constants alone ({@link ShapeOf}, {@link SizeOf} and what is computed from
 * them): a shape that depends on the numbers of a picture would differ from pass to pass.
 *
 * @param dataInputs how many inputs, the first ones, the resolved op reads
 * @param name of the op that it becomes, for messages
 * @param resolve from the values of the other inputs to that op; throws {@link conv4j.tensor.ShapeException} when they
 *     make none
 */
public record Late(int dataInputs, String name, Function<List<Tensor>, Op> resolve) implements Op {
    public Late {
        Require.that(dataInputs >= 0, "late " + name + " data inputs", "at least 0", dataInputs);
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Require.that(inputs.size() >= dataInputs, name + " inputs", "at least " + dataInputs, inputs.size());
    }
}
