package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.kernel.element.AxisWeights;
import conv4j.kernel.element.ResizedAxis;
import conv4j.op.Axes;
import conv4j.op.AxisResize;
import conv4j.op.Resize;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One axis after the other: all interpolations are products of one along each axis. */
final class ReferenceResize {

    /** The resizing of one axis. */
    private record Stage(Lines from, AxisWeights weights, Shape output) {}

    private ReferenceResize() {}

    static Computation prepare(Resize op, List<Shape> inputs) {
        Shape shape = inputs.get(0);
        List<Stage> stages = new ArrayList<>();
        for (AxisResize resize : op.axes()) {
            int axis = Axes.fromStart(op.name(), resize.axis(), shape.rank());
            ResizedAxis resized = ResizedAxis.of(op, resize, inputs.get(0));
            if (!resized.stays()) {
                Lines lines = Lines.along(op.name(), shape, axis);
                int[] extents = shape.toArray();
                extents[axis] = resized.output();
                shape = Shape.of(extents);
                stages.add(new Stage(lines, AxisWeights.of(op, resized), shape));
            }
        }
        float otherwise = op.extrapolationValue();
        return new PlainComputation(shape, () -> {
            List<Tensor> between = stages.stream()
                    .limit(Math.max(0, stages.size() - 1))
                    .map(stage -> Tensor.zeros(stage.output))
                    .toList();
            return (in, out) -> resize(stages, between, otherwise, in.get(0), out);
        });
    }

    private static void resize(List<Stage> stages, List<Tensor> between, float otherwise, Tensor in, Tensor out) {
        if (stages.isEmpty()) {
            System.arraycopy(in.values(), 0, out.values(), 0, in.values().length);
        }
        Tensor from = in;
        for (int i = 0; i < stages.size(); i++) {
            Tensor to = i < between.size() ? between.get(i) : out;
            resize(stages.get(i), otherwise, from.values(), to.values());
            from = to;
        }
    }

    private static void resize(Stage stage, float otherwise, float[] x, float[] y) {
        AxisWeights weights = stage.weights;
        int inner = stage.from.inner();
        int to = 0;
        for (int outer = 0; outer < stage.from.outer(); outer++) {
            int from = outer * stage.from.length() * inner;
            for (int place = 0; place < weights.places(); place++, to += inner) {
                float start = weights.outside()[place] ? otherwise : 0;
                Arrays.fill(y, to, to + inner, start);
                for (int tap = place * weights.taps(); tap < (place + 1) * weights.taps(); tap++) {
                    float weight = weights.weights()[tap];
                    int first = from + weights.cells()[tap] * inner;
                    // A cell without weight leaves no trace, even if it is infinite.
                    for (int i = 0; weight != 0 && i < inner; i++) {
                        y[to + i] += weight * x[first + i];
                    }
                }
            }
        }
    }
}
