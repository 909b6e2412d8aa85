package conv4j.model.keras;

import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import conv4j.model.ModelFormatException;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns single calls of layers into nodes: gives them their weights and checks that all their options were read. */
final class LayerTranslator {
    private final KerasFile file;
    private final GraphDraft draft;
    private final Map<List<String>, Map<String, StoredWeight>> weights = new HashMap<>();

    LayerTranslator(KerasFile file, GraphDraft draft) {
        this.file = file;
        this.draft = draft;
    }

    /**
     * @param path the layer, and the models that it lies in before it
     * @param value the value for a reference to one
     */
    Value call(
            List<WeightStore.LayerInModel> path,
            String prefix,
            Invocation invocation,
            Function<TensorReference, Value> value) {
        LayerDescription layer = path.get(path.size() - 1).layer();
        Config config = new Config(layer.where(), layer.options());
        DataTypes.require(config);
        LayerKind kind = LayerTable.kind(layer);
        Map<String, Tensor> weights = numbers(path, kind.weights().apply(config));
        LayerCall call = new LayerCall(
                prefix + layer.name(),
                layer,
                config,
                file.version(),
                arguments(layer, invocation, value),
                weights,
                draft);
        try {
            Value result = kind.translation().apply(call);
            config.requireAllRead();
            return result;
        } catch (ShapeException e) {
            throw new ModelFormatException(layer.where() + ": " + e.getMessage(), e);
        }
    }

    private LayerCall.Arguments arguments(
            LayerDescription layer, Invocation invocation, Function<TensorReference, Value> value) {
        if (!OperationLayers.isOperation(layer)) {
            requireTensors(layer, invocation);
        }
        List<LayerCall.Operand> positional = new ArrayList<>();
        invocation.positional().forEach(argument -> positional.add(operand(argument, value)));
        Map<String, LayerCall.Operand> named = new LinkedHashMap<>();
        invocation.named().forEach((name, argument) -> {
            boolean constant = argument instanceof Argument.OfConstant;
            // Keras 3 says for the whole network whether it is trained, whatever a call was written with.
            if (file.version().major() < 3
                    && name.equals("training")
                    && argument.equals(new Argument.OfConstant(new JsonPrimitive(true)))) {
                throw new ModelFormatException(layer.where() + ": wanted a layer that is used, got one that is called"
                        + " with training=True and would be trained");
            }
            if (name.equals("mask") && !constant) {
                throw new ModelFormatException(layer.where() + ": masks are not supported, got one as an input");
            }
            named.put(name, operand(argument, value));
        });
        return new LayerCall.Arguments(positional, named);
    }

    /** A layer is called with tensors; a number among them would have to mean something. */
    private static void requireTensors(LayerDescription layer, Invocation invocation) {
        Map<String, Argument> others = new LinkedHashMap<>(invocation.named());
        others.keySet().removeAll(List.of("training", "mask"));
        Stream.concat(invocation.positional().stream(), others.values().stream())
                .filter(argument -> argument instanceof Argument.OfConstant constant
                        && !constant.value().isJsonNull())
                .findFirst()
                .ifPresent(argument -> {
                    throw new ModelFormatException(layer.where() + ": wanted a call with tensors, got one with "
                            + Json.shortened(((Argument.OfConstant) argument).value()));
                });
    }

    private static LayerCall.Operand operand(Argument argument, Function<TensorReference, Value> value) {
        if (argument instanceof Argument.OfTensor tensor) {
            return new LayerCall.Operand(value.apply(tensor.reference()), JsonNull.INSTANCE);
        }
        return new LayerCall.Operand(null, ((Argument.OfConstant) argument).value());
    }

    private Map<String, Tensor> numbers(List<WeightStore.LayerInModel> path, List<String> wanted) {
        Map<String, Tensor> numbers = new LinkedHashMap<>();
        weights(path, wanted).forEach((name, weight) -> numbers.put(name, weight.numbers()));
        return numbers;
    }

    /** A layer's weights by name; read once, however often the layer is called. */
    private Map<String, StoredWeight> weights(List<WeightStore.LayerInModel> path, List<String> wanted) {
        List<String> names = path.stream().map(step -> step.layer().name()).toList();
        Map<String, StoredWeight> known = weights.get(names);
        if (known == null) {
            known = read(path, wanted);
            weights.put(names, known);
        }
        return known;
    }

    private Map<String, StoredWeight> read(List<WeightStore.LayerInModel> path, List<String> wanted) {
        LayerDescription layer = path.get(path.size() - 1).layer();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        List<StoredWeight> tensors;
        try {
            tensors = file.weights().weights(path, wanted);
        } catch (ModelFormatException e) {
            throw new ModelFormatException(layer.where() + ": " + e.getMessage(), e);
        }
        if (tensors.size() != wanted.size()) {
            throw new ModelFormatException(layer.where() + ": wanted " + wanted.size() + " weights " + wanted
                    + " in the file, got " + tensors.size());
        }
        Map<String, StoredWeight> read = new LinkedHashMap<>();
        for (int i = 0; i < tensors.size(); i++) {
            read.put(wanted.get(i), tensors.get(i));
        }
        return read;
    }

    /** How many numbers a layer holds, and their bytes in the file: those that training may change, and the others. */
    record Parameters(long trainable, long others, long trainableBytes, long otherBytes) {
        static final Parameters NONE = new Parameters(0, 0, 0, 0);

        Parameters plus(Parameters more) {
            return new Parameters(
                    trainable + more.trainable,
                    others + more.others,
                    trainableBytes + more.trainableBytes,
                    otherBytes + more.otherBytes);
        }
    }

    /** What a layer holds, or all layers inside it. */
    Parameters parameters(List<WeightStore.LayerInModel> path) {
        LayerDescription layer = path.get(path.size() - 1).layer();
        ModelDescription nested = layer.model();
        Parameters held = Parameters.NONE;
        if (nested != null) {
            for (LayerDescription inner : nested.layers()) {
                List<WeightStore.LayerInModel> place = new ArrayList<>(path);
                place.add(new WeightStore.LayerInModel(nested, inner));
                held = held.plus(parameters(place));
            }
            return held;
        }
        for (Map.Entry<String, StoredWeight> weight :
                weights(path, LayerTable.weights(layer)).entrySet()) {
            long elements = weight.getValue().elements();
            long bytes = elements * weight.getValue().bytesEach();
            held = held.plus(
                    layer.trainable() && !LayerKind.isStatistic(weight.getKey())
                            ? new Parameters(elements, 0, bytes, 0)
                            : new Parameters(0, elements, 0, bytes));
        }
        return held;
    }
}
