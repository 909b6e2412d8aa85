package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.Broadcast;
import conv4j.op.Select;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/** The second or the third input, as the first says, broadcast. */
final class ReferenceSelect {
    private ReferenceSelect() {}

    static Computation prepare(Select op, List<Shape> inputs) {
        Shape output = Broadcast.shape(op.name(), inputs);
        StridedLoop loop = new StridedLoop(
                output.toArray(),
                StridedLoop.broadcast(inputs.get(0), output),
                StridedLoop.broadcast(inputs.get(1), output),
                StridedLoop.broadcast(inputs.get(2), output),
                StridedLoop.strides(output));
        return new PlainComputation(output, (in, out) -> select(loop, in, out));
    }

    private static void select(StridedLoop loop, List<Tensor> in, Tensor out) {
        float[] condition = in.get(0).values();
        float[] x = in.get(1).values();
        float[] z = in.get(2).values();
        float[] y = out.values();
        loop.run(starts -> {
            for (int i = 0; i < loop.length(); i++) {
                y[starts[3] + i] = condition[starts[0] + i * loop.stride(0)] != 0
                        ? x[starts[1] + i * loop.stride(1)]
                        : z[starts[2] + i * loop.stride(2)];
            }
        });
    }
}
