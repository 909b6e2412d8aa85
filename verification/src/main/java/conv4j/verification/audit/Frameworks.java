package conv4j.verification.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The frameworks that there are. What they say here was found out by running them on thousands of random rows: PyTorch
 * 2.13, TensorFlow 2.21, Keras 3.15 on TensorFlow, ONNX Runtime 1.30; Caffe by its source.
 */
public final class Frameworks {
    /** For rows that name none: a window that lands somewhere is legal. */
    static final Framework NONE = new Framework("", false, Set.of(), "", List.of(), Layout::plain);

    private static final List<Framework> ALL =
            List.of(PyTorch.ENTRY, TensorFlow.ENTRY, Keras.ENTRY, Onnx.ENTRY, Caffe.ENTRY);

    private Frameworks() {}

    static Optional<Framework> named(String name) {
        return ALL.stream().filter(framework -> framework.name().equals(name)).findFirst();
    }

    public static List<String> names() {
        return ALL.stream().map(Framework::name).toList();
    }
}
