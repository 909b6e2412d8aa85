package conv4j.verification.execution;

import conv4j.kernel.Backend;
import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs single ops through the kernels of one backend, without a plan around them. */
public final class Executor {
    private final Map<Class<? extends Op>, List<Kernel<?>>> kernels = new HashMap<>();
    private final Backend backend;

    public Executor(Backend backend) {
        this.backend = backend;
        for (Kernel<?> kernel : backend.kernels()) {
            kernels.computeIfAbsent(kernel.op(), op -> new ArrayList<>()).add(kernel);
        }
    }

    /** Runs the first kernel that takes the job, as a plan would. */
    public Outcome run(Op op, List<Tensor> inputs) {
        Optional<Refusal> unavailable = backend.unavailable();
        if (unavailable.isPresent()) {
            return new Outcome.NotTaken(unavailable.get());
        }
        Refusal last = new Refusal("has no kernel for " + op.name());
        for (Kernel<?> kernel : kernels.getOrDefault(op.getClass(), List.of())) {
            Outcome outcome = run(kernel, op, inputs);
            if (!(outcome instanceof Outcome.NotTaken refused)) {
                return outcome;
            }
            last = refused.reason();
        }
        return new Outcome.NotTaken(last);
    }

    /** Runs one kernel, whether a plan would choose it or not. */
    public static Outcome run(Kernel<?> kernel, Op op, List<Tensor> inputs) {
        return runAsDeclared(kernel, op, inputs);
    }

    private static <O extends Op> Outcome runAsDeclared(Kernel<O> kernel, Op any, List<Tensor> inputs) {
        O op = kernel.op().cast(any);
        List<Shape> shapes = inputs.stream().map(Tensor::shape).toList();
        try {
            op.checkInputs(shapes);
            Optional<Refusal> refusal = kernel.refusal(op, shapes);
            if (refusal.isPresent()) {
                return new Outcome.NotTaken(refusal.get());
            }
            try (Computation computation = kernel.prepare(op, shapes)) {
                return new Outcome.Produced(compute(computation, inputs));
            }
        } catch (ShapeException e) {
            return new Outcome.Illegal(String.valueOf(e.getMessage()));
        }
    }

    private static Tensor compute(Computation computation, List<Tensor> inputs) {
        List<Buffer> buffers = new ArrayList<>(inputs.size());
        try (Buffer output = computation.newOutput()) {
            for (int i = 0; i < inputs.size(); i++) {
                Tensor input = inputs.get(i);
                Buffer buffer = computation.inputLayout(i).allocate(input.shape());
                buffers.add(buffer);
                buffer.load(input);
            }
            computation.run(buffers, output);
            return output.tensor().copy();
        } finally {
            buffers.forEach(Buffer::close);
        }
    }
}
