package conv4j.plan;

import conv4j.kernel.Backend;
import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Kernel;
import conv4j.kernel.PackedWeights;
import conv4j.kernel.Refusal;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The kernel that took a job, made ready, and who was passed over for it: the first backend that takes it, and of its
 * kernels the one that expects to be fastest.
 *
 * @param packed whether the computation never again reads the op's own weights
 */
record KernelChoice(String kernel, Computation computation, boolean packed, List<PassedOver> passedOver) {

    /**
     * Asks backends in order.
     *
     * @param inputs the op's, and last the residual's where the epilogue has one
     * @param weights that kernels of the network have packed
     * @throws conv4j.tensor.ShapeException when the op is not defined for these inputs
     * @throws NoKernelException when every kernel refuses
     */
    static <O extends Op> KernelChoice choose(
            O op, List<Shape> inputs, Epilogue epilogue, List<Backend> backends, PackedWeights weights) {
        op.checkInputs(epilogue.residual() ? inputs.subList(0, inputs.size() - 1) : inputs);
        List<PassedOver> passedOver = new ArrayList<>();
        for (Backend backend : backends) {
            Optional<Refusal> unavailable = backend.unavailable();
            if (unavailable.isPresent()) {
                passedOver.add(new PassedOver(backend.name(), unavailable.get().reason()));
                continue;
            }
            Optional<Kernel<O>> fastest = fastest(op, inputs, epilogue, backend, passedOver);
            if (fastest.isPresent()) {
                Kernel<O> kernel = fastest.get();
                Computation computation = kernel.prepare(op, inputs, epilogue, weights);
                return new KernelChoice(kernel.name(), computation, backend.packsWeights(), passedOver);
            }
        }
        throw new NoKernelException(op, passedOver);
    }

    /** The backends up to the first one that takes an op by itself; all where none does. */
    static <O extends Op> List<Backend> upToFirstWilling(O op, List<Shape> inputs, List<Backend> backends) {
        for (int i = 0; i < backends.size(); i++) {
            boolean here = backends.get(i).unavailable().isEmpty();
            if (here
                    && fastest(op, inputs, Epilogue.NONE, backends.get(i), new ArrayList<>())
                            .isPresent()) {
                return backends.subList(0, i + 1);
            }
        }
        return backends;
    }

    private static <O extends Op> Optional<Kernel<O>> fastest(
            O op, List<Shape> inputs, Epilogue epilogue, Backend backend, List<PassedOver> passedOver) {
        @SuppressWarnings("unchecked") // the class of an O
        List<Kernel<O>> kernels = backend.kernelsFor((Class<O>) op.getClass());
        if (kernels.isEmpty()) {
            passedOver.add(new PassedOver(backend.name(), "has no kernel for " + op.name()));
        }
        Map<Kernel<O>, Double> willing = new LinkedHashMap<>();
        for (Kernel<O> kernel : kernels) {
            Optional<Refusal> refusal = kernel.refusal(op, inputs, epilogue);
            if (refusal.isPresent()) {
                passedOver.add(new PassedOver(kernel.name(), refusal.get().reason()));
            } else {
                willing.put(kernel, kernel.cost(op, inputs));
            }
        }
        // Of equal ones the first: Stream.min keeps it.
        Optional<Map.Entry<Kernel<O>, Double>> best =
                willing.entrySet().stream().min(Map.Entry.comparingByValue());
        best.filter(one -> one.getValue() > 0)
                .ifPresent(one -> willing.forEach((kernel, cost) -> {
                    if (kernel != one.getKey()) {
                        String slower = String.format(
                                Locale.ROOT, "expected to take %.1f times as long", cost / one.getValue());
                        passedOver.add(new PassedOver(kernel.name(), slower));
                    }
                }));
        return best.map(Map.Entry::getKey);
    }
}
