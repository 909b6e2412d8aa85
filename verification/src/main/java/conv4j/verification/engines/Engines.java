package conv4j.verification.engines;

import conv4j.kernel.nd4j.Nd4jBackend;
import conv4j.kernel.reference.ReferenceBackend;
import conv4j.kernel.vector.VectorBackend;
import conv4j.op.MaxPool2d;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.ProblemFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The engines that there are, opened as far as they are at hand. */
public final class Engines implements AutoCloseable {
    private static final Map<String, Callable<Engine>> ALL = all();

    /** A library that is not there or does not load. */
    public record LeftOut(String name, String reason) {}

    private final Map<String, Engine> opened = new LinkedHashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    private Engines() {}

    /** Lambdas, since a reference to a constructor would load its class here and now, and the library with it. */
    private static Map<String, Callable<Engine>> all() {
        Map<String, Callable<Engine>> all = new LinkedHashMap<>();
        all.put("reference", () -> KernelEngine.of(new ReferenceBackend()));
        all.put("vector", () -> KernelEngine.of(new VectorBackend()));
        all.put("nd4j", () -> KernelEngine.of(new Nd4jBackend()));
        all.put("nd4j-ops", () -> new Nd4jEngine());
        all.put("onnxruntime", () -> new OnnxRuntimeEngine());
        all.put("pytorch", () -> new PyTorchEngine());
        all.put("tensorflow", () -> new TensorFlowEngine());
        return all;
    }

    /** In the order in which they are reported. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * Opens those engines, or notes why one cannot be opened.
     *
     * @throws ProblemFormatException when a name is none of {@link #names}
     */
    public static Engines open(List<String> names) {
        Engines engines = new Engines();
        for (String name : names) {
            Callable<Engine> opening = ALL.get(name);
            if (opening == null) {
                throw new ProblemFormatException(
                        "--engine: wanted some of " + String.join(", ", ALL.keySet()) + ", got '" + name + "'");
            }
            engines.open(name, opening);
        }
        return engines;
    }

    /** A class that is not on the class path shows as a LinkageError, and so does a native library that does not load. */
    private void open(String name, Callable<Engine> opening) {
        try {
            Engine engine = opening.call();
            // Some libraries load their native half only now.
            engine.run(new MaxPool2d(Window.of(1, 1)), Tensor.zeros(Shape.of(1, 1, 1, 1)));
            opened.put(name, engine);
        } catch (NoClassDefFoundError missing) {
            leftOut.add(new LeftOut(
                    name,
                    "not on the class path ("
                            + String.valueOf(missing.getMessage()).replace('/', '.') + ")"));
        } catch (LinkageError | Exception e) {
            leftOut.add(new LeftOut(name, rootOf(e)));
        }
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString().lines().findFirst().orElse("unknown cause");
    }

    public Map<String, Engine> opened() {
        return opened;
    }

    public List<LeftOut> leftOut() {
        return leftOut;
    }

    @Override
    public void close() {
        opened.values().forEach(Engine::close);
    }
}
