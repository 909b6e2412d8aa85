package conv4j.benchmarks.executor;

import conv4j.BackendChoice;
import conv4j.Network;
import conv4j.benchmarks.work.Trial;
import conv4j.benchmarks.work.Trial.LayerOp;
import conv4j.kernel.Backend;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import java.util.Optional;

/**
 * A backend of core: the kernel that a plan chooses.
 *
 * @param name of the executor
 * @param choice whose first backend it is
 */
record CoreExecutor(String name, BackendChoice choice) implements Executor {

    private Backend backend() {
        return choice.backends().get(0);
    }

    @Override
    public Optional<Refusal> unavailable() {
        return backend().unavailable();
    }

    @Override
    public Prepared prepare(Trial trial, int threads) throws RefusedTrial {
        Optional<LayerOp> layer = trial.layer();
        return layer.isPresent()
                ? CoreKernel.prepare(chosen(trial, layer.get()), layer.get(), trial.input(), threads)
                : new CoreNetwork(trial, choice, threads);
    }

    /** Asks a plan, by letting it run the layer once. */
    private Kernel<?> chosen(Trial trial, LayerOp layer) throws RefusedTrial {
        String name;
        try (Network network = Network.of(trial.model().graph(), choice)) {
            name = network.trace(trial.input()).layers().get(0).kernel();
        }
        return backend().kernels().stream()
                .filter(kernel -> kernel.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new RefusedTrial("has no kernel for this " + layer.op().name()));
    }
}
