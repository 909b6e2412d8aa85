package conv4j.benchmarks.executor;

import conv4j.BackendChoice;
import conv4j.Execution;
import conv4j.Network;
import conv4j.benchmarks.work.Trial;
import conv4j.tensor.Tensor;

/** A network of core, as a user runs it. */
final class CoreNetwork implements Prepared {
    private final Network network;
    private final BackendChoice choice;
    private Tensor input;
    private Tensor output;

    CoreNetwork(Trial trial, BackendChoice choice, int threads) {
        this.choice = choice;
        this.network = Network.of(
                trial.model().graph(), Execution.FASTEST.withBackend(choice).withThreads(threads));
        this.input = trial.input();
        this.output = network.forward(input);
    }

    @Override
    public String kernel() {
        return choice.backends().get(0).name() + "/network";
    }

    @Override
    public void load(Tensor source) {
        input = source;
    }

    @Override
    public void run() {
        output = network.forward(input);
    }

    @Override
    public Tensor output() {
        return output;
    }

    @Override
    public void close() {
        network.close();
    }
}
