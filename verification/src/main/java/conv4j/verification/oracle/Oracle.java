package conv4j.verification.oracle;

import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Relu;
import conv4j.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every op must give, whoever computes it. */
public final class Oracle {
    private static final Map<Class<? extends Op>, Definition<Op>> DEFINITIONS = new HashMap<>();

    static {
        define(Conv2d.class, new Conv2dDefinition());
        define(MaxPool2d.class, new MaxPool2dDefinition());
        define(AveragePool2d.class, new AveragePool2dDefinition());
        define(Relu.class, new ReluDefinition());
    }

    private Oracle() {}

    private static <O extends Op> void define(Class<O> op, Definition<O> definition) {
        DEFINITIONS.put(op, (any, inputs) -> definition.expect(op.cast(any), inputs));
    }

    /**
     * @param inputs of shapes that the op is defined for
     * @throws conv4j.tensor.ShapeException when the op's window lands nowhere
     * @throws IllegalArgumentException when the op has no definition here
     */
    public static Expected expect(Op op, List<Tensor> inputs) {
        return Optional.ofNullable(DEFINITIONS.get(op.getClass()))
                .orElseThrow(() -> new IllegalArgumentException("oracle: wanted one of "
                        + DEFINITIONS.keySet().stream()
                                .map(Class::getSimpleName)
                                .toList() + ", got " + op.name()))
                .expect(op, inputs);
    }

    /** The ops that have a definition. */
    public static Set<Class<? extends Op>> ops() {
        return Set.copyOf(DEFINITIONS.keySet());
    }
}
