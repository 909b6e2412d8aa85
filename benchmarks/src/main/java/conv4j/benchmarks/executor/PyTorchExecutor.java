package conv4j.benchmarks.executor;

import conv4j.benchmarks.work.Trial;
import conv4j.benchmarks.work.Trial.LayerOp;
import conv4j.kernel.Refusal;
import java.util.Optional;

/** PyTorch through the Deep Java Library, in builds with the Maven profile {@code pytorch}. */
final class PyTorchExecutor implements Executor {
    private static final String NAME = "pytorch";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Refusal> unavailable() {
        return NativeLibrary.failure(NAME, "native/lib/pytorch.properties", () -> PyTorchLibrary.open());
    }

    @Override
    public Prepared prepare(Trial trial, int threads) throws RefusedTrial {
        LayerOp layer = trial.layer().orElseThrow(() -> new RefusedTrial("computes single layers only"));
        return PyTorchLibrary.prepare(layer, trial.input(), threads);
    }
}
