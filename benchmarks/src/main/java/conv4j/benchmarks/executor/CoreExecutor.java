package conv4j.benchmarks.executor;

import conv4j.BackendChoice;
import conv4j.Execution;
import conv4j.Network;
import conv4j.benchmarks.work.Trial;
import conv4j.benchmarks.work.Trial.LayerOp;
import conv4j.kernel.Backend;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * A backend of core: the kernel that a plan chooses.
 *
 * @param name of the executor
 * @param choice whose first backend it is
 */
record CoreExecutor(String name, BackendChoice choice) implements Executor {

    private Backend backend() {
        return Execution.FASTEST.withBackend(choice).backends().get(0);
    }

    @Override
    public Optional<Refusal> unavailable() {
        return backend().unavailable();
    }

    @Override
    public Prepared prepare(Trial trial, int threads) throws RefusedTrial {
        Optional<LayerOp> layer = trial.layer();
        return layer.isPresent()
                ? CoreKernel.prepare(backend(), chosen(trial, layer.get()), layer.get(), trial.input(), threads)
                : new CoreNetwork(trial, choice, threads);
    }

    /** Asks a plan, by letting it run the layer once. */
    private Kernel<?> chosen(Trial trial, LayerOp layer) throws RefusedTrial {
        String node = trial.model().graph().nodes().get(0).name();
        String name;
        try (Network network = Network.of(
                trial.model().graph(), Execution.FASTEST.withBackend(choice).withThreads(1))) {
            name = network.profile(List.of(trial.input())).stream()
                    .filter(step ->
                            step.nodes().stream().anyMatch(one -> one.name().equals(node)))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("plan: wanted a step with node " + node + ", got none"))
                    .kernel();
        }
        return backend().kernels().stream()
                .filter(kernel -> kernel.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new RefusedTrial("has no kernel for this " + layer.op().name()));
    }
}
