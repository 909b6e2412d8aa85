package conv4j.model.keras;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One call of a layer on tensors; a shared layer has several.
 *
 * @param positional in their order, lists of tensors flattened
 * @param named in their order
 */
record Invocation(List<Argument> positional, Map<String, Argument> named) {

    /** A call on one tensor. */
    static Invocation on(TensorReference input) {
        return new Invocation(List.of(new Argument.OfTensor(input)), Map.of());
    }

    Stream<Argument> arguments() {
        return Stream.concat(positional.stream(), named.values().stream());
    }

    /** The tensors that the call reads, in order. */
    List<TensorReference> references() {
        return arguments()
                .filter(Argument.OfTensor.class::isInstance)
                .map(argument -> ((Argument.OfTensor) argument).reference())
                .toList();
    }
}
