package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.Normalize;
import conv4j.tensor.Shape;
import java.util.List;

/** Two passes over each group of elements, mean and then variance, and a third that applies them. */
final class ReferenceNormalize {
    private ReferenceNormalize() {}

    static Computation prepare(Normalize op, List<Shape> inputs) {
        ReducedAxes axes = new ReducedAxes(op.name(), inputs.get(0), op.axes());
        return new PlainComputation(
                inputs.get(0),
                (in, out) -> normalize(axes, op.epsilon(), in.get(0).values(), out.values()));
    }

    private static void normalize(ReducedAxes axes, float epsilon, float[] x, float[] y) {
        for (int group = 0; group < axes.groups(); group++) {
            double mean = axes.fold(x, group, 0, Double::sum) / axes.count();
            double squares = axes.fold(x, group, 0, (sum, element) -> sum + (element - mean) * (element - mean));
            axes.scale(x, y, group, mean, 1 / Math.sqrt(squares / axes.count() + epsilon));
        }
    }
}
