package conv4j.kernel.nd4j;

import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Runs kernels the way a plan does: prepared once, run twice, the second time into the first time's array. */
final class Nd4jRun {
    static {
        useThreads(1);
    }

    private Nd4jRun() {}

    /** On a machine that others keep busy, ND4J's threads burn 10 ms waiting for each other at each op: one does. */
    static void useThreads(int threads) {
        Nd4j.getEnvironment().setMaxThreads(threads);
        Nd4j.factory().blas().setMaxThreads(threads);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    }

    /** The kernels of the backend that take the job. */
    static <O extends Op> List<Kernel<O>> takers(O op, Tensor x) {
        return kernels(op).stream()
                .filter(kernel -> kernel.refusal(op, List.of(x.shape())).isEmpty())
                .toList();
    }

    static <O extends Op> List<Kernel<O>> kernels(O op) {
        @SuppressWarnings("unchecked") // the class of an O
        Class<O> type = (Class<O>) op.getClass();
        return new Nd4jBackend().kernelsFor(type);
    }

    static <O extends Op> Tensor run(Kernel<O> kernel, O op, Tensor x) {
        try (Computation computation = kernel.prepare(op, List.of(x.shape()));
                Buffer output = computation.newOutput();
                Buffer input = computation.inputLayout(0).allocate(x.shape())) {
            input.load(Tensor.zeros(x.shape()));
            computation.run(List.of(input), output);
            input.load(x);
            computation.run(List.of(input), output);
            return output.tensor();
        }
    }

    /** Integers from -8 to 8: sums and products of a few hundred of them are exact in float32. */
    static Tensor integers(Random random, int... extents) {
        Tensor tensor = Tensor.zeros(Shape.of(extents));
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] = random.nextInt(17) - 8;
        }
        return tensor;
    }
}
