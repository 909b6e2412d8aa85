package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.kernel.element.PairFunction;
import conv4j.op.Binary;
import conv4j.op.Broadcast;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/** One function of two numbers, broadcast. */
final class ReferenceBinary {

    private ReferenceBinary() {}

    static Computation prepare(Binary op, List<Shape> inputs) {
        Shape output = Broadcast.shape(op.name(), inputs);
        StridedLoop loop = new StridedLoop(
                output.toArray(),
                StridedLoop.broadcast(inputs.get(0), output),
                StridedLoop.broadcast(inputs.get(1), output),
                StridedLoop.strides(output));
        PairFunction function = PairFunction.of(op.function());
        return new PlainComputation(output, (in, out) -> pair(function, loop, in, out));
    }

    private static void pair(PairFunction function, StridedLoop loop, List<Tensor> in, Tensor out) {
        float[] a = in.get(0).values();
        float[] b = in.get(1).values();
        float[] y = out.values();
        int length = loop.length();
        int strideA = loop.stride(0);
        int strideB = loop.stride(1);
        loop.run(starts -> {
            int ia = starts[0];
            int ib = starts[1];
            int first = starts[2];
            for (int i = 0; i < length; i++, ia += strideA, ib += strideB) {
                y[first + i] = function.of(a[ia], b[ib]);
            }
        });
    }
}
