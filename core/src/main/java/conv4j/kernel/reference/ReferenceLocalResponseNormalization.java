package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.LocalResponseNormalization;
import conv4j.tensor.Shape;
import java.util.List;

/** For each element the squares of its neighbours in other channels. */
final class ReferenceLocalResponseNormalization {
    private ReferenceLocalResponseNormalization() {}

    static Computation prepare(LocalResponseNormalization op, List<Shape> inputs) {
        Shape shape = inputs.get(0);
        Lines channels = Lines.along(op.name(), shape, 1);
        return new PlainComputation(
                shape,
                (in, out) -> channels.forEach((line, start) ->
                        normalize(op, channels, start, in.get(0).values(), out.values())));
    }

    private static void normalize(LocalResponseNormalization op, Lines channels, int start, float[] x, float[] y) {
        int before = (op.size() - 1) / 2;
        int after = op.size() - 1 - before;
        for (int c = 0; c < channels.length(); c++) {
            float squares = 0;
            int last = Math.min(channels.length() - 1, c + after);
            for (int i = Math.max(0, c - before); i <= last; i++) {
                float element = x[start + i * channels.inner()];
                squares += element * element;
            }
            int here = start + c * channels.inner();
            y[here] = (float) (x[here] / Math.pow(op.bias() + op.alpha() / op.size() * squares, op.beta()));
        }
    }
}
