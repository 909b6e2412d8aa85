package conv4j.model.keras;

import conv4j.op.Binary;
import conv4j.op.Dense;
import conv4j.op.Elementwise;
import conv4j.op.Late;
import conv4j.op.Op;
import conv4j.op.Range;
import conv4j.op.Reduce;
import conv4j.op.Relu;
import conv4j.op.ShapeOf;
import conv4j.op.TopK;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What Keras 3 calls sparsemax. The paper's threshold (Martins and Astudillo, 2016) is {@code (c[k] - 1) / k}, with c the
 * running sums of the sorted numbers and k the size of the support; Keras takes {@code (c[1] + ... + c[k] - 1) / k}
 * (keras/src/backend/tensorflow/nn.py, sparsemax), and its files are loaded as it computes them.
 */
final class KerasSparsemax {
    private KerasSparsemax() {}

    static Value apply(LayerCall call, Value value) {
        Value input = call.asInKeras(value);
        Value extent = call.step(new ShapeOf(-1, Integer.MAX_VALUE), new Value("", 1, false), input);
        Value sorted = byExtent(call, input, extent, n -> new TopK(n, -1, true, TopK.Result.VALUES));
        Value sums = byExtent(call, sorted, extent, n -> new Dense(runningSums(n), null));
        Late counting =
                new Late(0, "range", extents -> new Range(1, extents.get(0).values()[0] + 1, 1));
        Value places = call.step(counting, new Value("", 1, false), extent);
        Value scaled = call.step(new Binary(Binary.Function.MULTIPLY), input, sorted, places);
        Value rest = call.step(new Elementwise(Elementwise.Function.AFFINE, 1, -1), sums);
        Value support = call.step(new Binary(Binary.Function.GREATER), input, scaled, rest);
        Value count = call.step(new Reduce(Reduce.Function.SUM, List.of(-1), true), support);
        Value kept = call.step(new Binary(Binary.Function.MULTIPLY), input, support, sums);
        Value total = call.step(new Reduce(Reduce.Function.SUM, List.of(-1), true), kept);
        Value less = call.step(new Elementwise(Elementwise.Function.AFFINE, 1, -1), total);
        Value threshold = call.step(new Binary(Binary.Function.DIVIDE), input, less, count);
        Value above = call.step(new Binary(Binary.Function.SUBTRACT), input, input, threshold);
        return call.step(new Relu(), above);
    }

    private static Value byExtent(LayerCall call, Value data, Value extent, IntFunction<Op> op) {
        Late late = new Late(
                1, "sparsemax", extents -> op.apply((int) extents.get(0).values()[0]));
        return call.step(late, data, data, extent);
    }

    /** A matrix that sums each number and all before it. */
    private static Tensor runningSums(int n) {
        Tensor matrix = Tensor.zeros(Shape.of(n, n));
        for (int from = 0; from < n; from++) {
            for (int to = from; to < n; to++) {
                matrix.set(1, from, to);
            }
        }
        return matrix;
    }
}
