package conv4j.benchmarks.executor;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** Numbers into TensorFlow and back. */
final class TensorFlowTensors {
    private TensorFlowTensors() {}

    /** What every session is made with. */
    static ConfigProto threads(int count) {
        return ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(count)
                .setInterOpParallelismThreads(1)
                .build();
    }

    static TFloat32 of(Tensor tensor) {
        long[] extents = Arrays.stream(tensor.shape().toArray()).asLongStream().toArray();
        return TFloat32.tensorOf(
                org.tensorflow.ndarray.Shape.of(extents), DataBuffers.of(tensor.values(), true, false));
    }

    static Tensor from(TFloat32 numbers) {
        int[] extents = Arrays.stream(numbers.shape().asArray())
                .mapToInt(Math::toIntExact)
                .toArray();
        Tensor tensor = Tensor.zeros(Shape.of(extents));
        numbers.copyTo(NdArrays.wrap(numbers.shape(), DataBuffers.of(tensor.values(), false, false)));
        return tensor;
    }

    /** The tensor whose axis {@code i} is the axis {@code order[i]} of that given. */
    static TFloat32 permuted(Tensor tensor, int threads, int... order) {
        try (TFloat32 numbers = of(tensor)) {
            return permuted(numbers, threads, order);
        }
    }

    static TFloat32 permuted(TFloat32 numbers, int threads, int... order) {
        try (Graph graph = new Graph();
                Session session = new Session(graph, threads(threads))) {
            Ops ops = Ops.create(graph);
            Operand<TFloat32> given = ops.placeholder(TFloat32.class);
            Operand<TFloat32> permuted = ops.linalg.transpose(given, ops.constant(order));
            // Not closed: the tensor is the caller's.
            Result result =
                    session.runner().feed(given, numbers).fetch(permuted).run();
            return (TFloat32) result.get(0);
        }
    }
}
