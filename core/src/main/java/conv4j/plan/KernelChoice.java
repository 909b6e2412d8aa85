package conv4j.plan;

import conv4j.kernel.Backend;
import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first kernel that took a job, made ready, and who was asked before it.
 */
record KernelChoice(String kernel, Computation computation, List<PassedOver> passedOver) {

    /**
     * Asks backends and their kernels in order.
     *
     * @throws conv4j.tensor.ShapeException when the op is not defined for these inputs
     * @throws NoKernelException when every kernel refuses
     */
    static <O extends Op> KernelChoice choose(O op, List<Shape> inputs, List<Backend> backends) {
        op.checkInputs(inputs);
        List<PassedOver> passedOver = new ArrayList<>();
        for (Backend backend : backends) {
            Optional<Refusal> unavailable = backend.unavailable();
            if (unavailable.isPresent()) {
                passedOver.add(new PassedOver(backend.name(), unavailable.get().reason()));
                continue;
            }
            @SuppressWarnings("unchecked") // the class of an O
            List<Kernel<O>> kernels = backend.kernelsFor((Class<O>) op.getClass());
            if (kernels.isEmpty()) {
                passedOver.add(new PassedOver(backend.name(), "has no kernel for " + op.name()));
            }
            for (Kernel<O> kernel : kernels) {
                Optional<Refusal> refusal = kernel.refusal(op, inputs);
                if (refusal.isEmpty()) {
                    return new KernelChoice(kernel.name(), kernel.prepare(op, inputs), passedOver);
                }
                passedOver.add(new PassedOver(kernel.name(), refusal.get().reason()));
            }
        }
        throw new NoKernelException(op, passedOver);
    }
}
