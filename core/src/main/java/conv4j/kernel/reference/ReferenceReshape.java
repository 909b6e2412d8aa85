package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.kernel.element.SameNumbers;
import conv4j.op.Flatten;
import conv4j.op.Reshape;
import conv4j.op.Squeeze;
import conv4j.op.Unsqueeze;
import conv4j.tensor.Shape;
import java.util.List;

/** The ops that leave the numbers as they are and change the shape. */
final class ReferenceReshape {
    private ReferenceReshape() {}

    static Computation reshape(Reshape op, List<Shape> inputs) {
        return copy(SameNumbers.reshape(op, inputs.get(0)));
    }

    static Computation flatten(Flatten op, List<Shape> inputs) {
        return copy(SameNumbers.flatten(op, inputs.get(0)));
    }

    static Computation squeeze(Squeeze op, List<Shape> inputs) {
        return copy(SameNumbers.squeeze(op, inputs.get(0)));
    }

    static Computation unsqueeze(Unsqueeze op, List<Shape> inputs) {
        return copy(SameNumbers.unsqueeze(op, inputs.get(0)));
    }

    private static Computation copy(Shape output) {
        return new PlainComputation(output, (in, out) -> {
            float[] y = out.values();
            System.arraycopy(in.get(0).values(), 0, y, 0, y.length);
        });
    }
}
