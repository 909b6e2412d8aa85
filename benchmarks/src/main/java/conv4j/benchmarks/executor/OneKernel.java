package conv4j.benchmarks.executor;

import conv4j.benchmarks.work.Trial;
import conv4j.benchmarks.work.Trial.LayerOp;
import conv4j.kernel.Backend;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One way to compute of a backend, whichever a plan would choose.
 *
 * @param backend that lists it
 * @param algorithm the last part of its kernels' names: {@code winograd-f4}
 */
record OneKernel(Backend backend, String algorithm) implements Executor {

    @Override
    public String name() {
        return backend.name() + "-" + algorithm;
    }

    @Override
    public Optional<Refusal> unavailable() {
        return backend.unavailable();
    }

    @Override
    public Prepared prepare(Trial trial, int threads) throws RefusedTrial {
        LayerOp layer = trial.layer().orElseThrow(() -> new RefusedTrial("computes single layers only"));
        return CoreKernel.prepare(backend, kernel(layer, trial), layer, trial.input(), threads);
    }

    private Kernel<?> kernel(LayerOp layer, Trial trial) throws RefusedTrial {
        List<String> refusals = new ArrayList<>();
        for (Kernel<?> kernel : backend.kernels()) {
            if (kernel.op() == layer.op().getClass() && kernel.name().endsWith("/" + algorithm)) {
                Optional<Refusal> refusal = CoreKernel.refusal(kernel, layer, trial.input());
                if (refusal.isEmpty()) {
                    return kernel;
                }
                refusals.add(refusal.get().reason());
            }
        }
        throw new RefusedTrial(
                refusals.isEmpty() ? "has no kernel for " + layer.op().name() : String.join("; ", refusals));
    }
}
