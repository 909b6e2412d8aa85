package conv4j.benchmarks.executor;

import conv4j.BackendChoice;
import conv4j.kernel.Backend;
import conv4j.kernel.Kernel;
import conv4j.kernel.vector.Accuracy;
import conv4j.kernel.vector.VectorBackend;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All executors, by name. */
public final class Executors {
    private Executors() {}

    /** Whether they are in this build and run on this machine, each says itself. */
    public static List<Executor> all() {
        List<Executor> all = new ArrayList<>();
        all.add(new CoreExecutor("reference", BackendChoice.REFERENCE));
        all.add(new CoreExecutor("plain", BackendChoice.PLAIN));
        all.add(new CoreExecutor("vector", BackendChoice.VECTOR));
        Backend vector = new VectorBackend(Accuracy.FAST);
        algorithms(vector).forEach(algorithm -> all.add(new OneKernel(vector, algorithm)));
        all.add(new Nd4jExecutor());
        all.add(new OnnxRuntimeExecutor());
        all.add(new OneDnnExecutor());
        all.add(new PyTorchExecutor());
        all.add(new TensorFlowExecutor());
        return List.copyOf(all);
    }

    /** The ways to compute windows that a backend lists. */
    private static List<String> algorithms(Backend backend) {
        Set<Class<?>> windows = Set.of(Conv2d.class, MaxPool2d.class, AveragePool2d.class);
        return backend.kernels().stream()
                .filter(kernel -> windows.contains(kernel.op()))
                .map(Kernel::name)
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .distinct()
                .toList();
    }

    /**
     * The executors of these names, in this order.
     *
     * @throws IllegalArgumentException when there is none of a name, naming those that there are
     */
    public static List<Executor> named(List<String> names) {
        List<Executor> all = all();
        return names.stream()
                .distinct()
                .map(name -> all.stream()
                        .filter(executor -> executor.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> unknown(name, all)))
                .toList();
    }

    private static IllegalArgumentException unknown(String name, List<Executor> all) {
        return new IllegalArgumentException("executor: wanted one of "
                + String.join(", ", all.stream().map(Executor::name).toList()) + ", got '" + name + "'");
    }
}
