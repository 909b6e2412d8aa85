package conv4j.verification.conformance;

import conv4j.BackendChoice;
import conv4j.kernel.Backend;
import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lays a kernel on the bench: runs it as no plan would be so unkind to, and keeps what it refused. */
final class Bench<O extends Op> {
    private final Kernel<O> kernel;
    private final Map<String, Integer> refusals = new LinkedHashMap<>();
    private int taken;

    Bench(Kernel<O> kernel) {
        this.kernel = kernel;
    }

    /** Every backend that a user can choose, once. */
    static List<Backend> backends() {
        Map<String, Backend> byName = new LinkedHashMap<>();
        for (BackendChoice choice : BackendChoice.values()) {
            choice.backends().forEach(backend -> byName.putIfAbsent(backend.name(), backend));
        }
        return List.copyOf(byName.values());
    }

    /** The kernels that can run on this machine, whichever a plan would choose. */
    static List<Kernel<?>> kernels() {
        return backends().stream()
                .filter(backend -> backend.unavailable().isEmpty())
                .flatMap(backend -> backend.kernels().stream())
                .toList();
    }

    /**
     * Prepares once and runs twice, the second time into an output full of NaN: every element must be written anew.
     *
     * @return empty when the kernel refuses
     * @throws conv4j.tensor.ShapeException when the op is not defined for the inputs
     */
    Optional<Tensor> run(Op any, List<Tensor> inputs) {
        O op = kernel.op().cast(any);
        List<Shape> shapes = inputs.stream().map(Tensor::shape).toList();
        op.checkInputs(shapes);
        Optional<Refusal> refusal = kernel.refusal(op, shapes);
        if (refusal.isPresent()) {
            refusals.merge(refusal.get().reason(), 1, Integer::sum);
            return Optional.empty();
        }
        taken++;
        List<Tensor> before = inputs.stream().map(Tensor::copy).toList();
        try (Computation computation = kernel.prepare(op, shapes);
                Buffer output = computation.newOutput()) {
            List<Buffer> buffers = load(computation, inputs);
            computation.run(buffers, output);
            Tensor soiled = Tensor.zeros(output.shape());
            Arrays.fill(soiled.values(), Float.NaN);
            output.load(soiled);
            computation.run(buffers, output);
            Tensor result = output.tensor().copy();
            requireUntouched(before, buffers);
            buffers.forEach(Buffer::close);
            return Optional.of(result);
        }
    }

    private static List<Buffer> load(Computation computation, List<Tensor> inputs) {
        List<Buffer> buffers = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Buffer buffer = computation.inputLayout(i).allocate(inputs.get(i).shape());
            buffer.load(inputs.get(i));
            buffers.add(buffer);
        }
        return buffers;
    }

    private void requireUntouched(List<Tensor> before, List<Buffer> buffers) {
        for (int i = 0; i < buffers.size(); i++) {
            if (!Arrays.equals(before.get(i).values(), buffers.get(i).tensor().values())) {
                throw new AssertionError(kernel.name() + " wrote into its input " + i);
            }
        }
    }

    int taken() {
        return taken;
    }

    /** Reasons, with how many cases each kept away. */
    Map<String, Integer> refusals() {
        return refusals;
    }

    Kernel<O> kernel() {
        return kernel;
    }
}
