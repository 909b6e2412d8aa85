package conv4j.verification.engines;

import conv4j.kernel.Backend;
import conv4j.op.Op;
import conv4j.tensor.Tensor;
import conv4j.verification.execution.Executor;
import conv4j.verification.execution.Outcome;
import java.util.List;
import java.util.Objects;

/** conv4j itself: of one backend the first kernel that takes the layer. */
final class KernelEngine implements Engine {
    private final Executor executor;

    private KernelEngine(Backend backend) {
        this.executor = new Executor(backend);
    }

    /**
     * @throws IllegalStateException when the backend cannot run here
     */
    static Engine of(Backend backend) {
        backend.unavailable().ifPresent(refusal -> {
            throw new IllegalStateException(refusal.reason());
        });
        return new KernelEngine(backend);
    }

    @Override
    public String version() {
        return "conv4j "
                + Objects.requireNonNullElse(KernelEngine.class.getPackage().getImplementationVersion(), "as built");
    }

    @Override
    public Outcome run(Op op, Tensor input) {
        return executor.run(op, List.of(input));
    }
}
