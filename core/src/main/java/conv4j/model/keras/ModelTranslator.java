package conv4j.model.keras;

import conv4j.graph.Graph;
import conv4j.model.Model;
import conv4j.model.ModelFormatException;
import conv4j.model.ModelValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Walks a model's layers in an order in which they can run, and lets each become nodes of the graph. */
final class ModelTranslator {
    private final KerasFile file;
    private final boolean expandNested;
    private final GraphDraft draft = new GraphDraft();
    private final LayerTranslator layerTranslator;
    private int calls;

    /** As many calls of layers as nodes: layers that make no node must end too. */
    private static final int MOST_CALLS = 100_000;

    private ModelTranslator(KerasFile file, boolean expandNested) {
        this.file = file;
        this.expandNested = expandNested;
        this.layerTranslator = new LayerTranslator(file, draft);
    }

    /**
     * @param expandNested whether a model in the model is wanted by itself, too
     */
    static KerasModel translate(KerasFile file, boolean expandNested) {
        ModelDescription model = Architecture.read(file.model(), file.version());
        LayerTable.requireSupported(model);
        file.weights().prepare(model);
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("format", "Keras " + file.format());
        properties.put("keras", file.version().text());
        properties.put("model", model.className() + " " + model.name());
        InputLayers inputs = new InputLayers(model);
        return new ModelTranslator(file, expandNested)
                .model(
                        model,
                        List.of(),
                        model.inputs().stream().map(inputs::declared).toList(),
                        properties)
                .compiled(file);
    }

    /**
     * A model with a graph of its own.
     *
     * @param around the models that it lies in, the outermost first
     */
    private KerasModel model(
            ModelDescription model,
            List<WeightStore.LayerInModel> around,
            List<ModelValue> declaredInputs,
            Map<String, String> properties) {
        List<Value> inputs = declaredInputs.stream()
                .map(declared ->
                        new Value(draft.name(declared.name()), declared.shape().size(), declared.channelsLast()))
                .toList();
        Wiring wiring = new Wiring(model, file.version());
        Map<TensorReference, Value> values = new HashMap<>();
        List<Value> outputs = translate(model, wiring, inputs, around, "", values);
        Graph graph = new Graph(names(inputs), draft.constants(), draft.nodes(), names(outputs));
        List<ModelValue> declaredOutputs = outputs.stream()
                .map(value -> new ModelValue(value.name(), "float32", List.of(), value.channelsMoved()))
                .toList();
        return new KerasModel(
                model.name(),
                model.className(),
                new Model(graph, declaredInputs, declaredOutputs, properties),
                layers(model, wiring, around, values),
                kerasValues(inputs),
                kerasValues(outputs),
                null);
    }

    /**
     * @param inputs of the model, in its order
     * @param around the models that this one lies in, the outermost first
     * @param prefix of the names of nodes
     * @param values gains what each call makes, by its place among the layer's calls
     */
    private List<Value> translate(
            ModelDescription model,
            Wiring wiring,
            List<Value> inputs,
            List<WeightStore.LayerInModel> around,
            String prefix,
            Map<TensorReference, Value> values) {
        if (inputs.size() != model.inputs().size()) {
            throw new ModelFormatException(
                    "model '" + model.name() + "': wanted " + model.inputs().size() + " inputs, got " + inputs.size());
        }
        for (int i = 0; i < inputs.size(); i++) {
            values.put(wiring.resolved(model.inputs().get(i), true), inputs.get(i));
        }
        for (Wiring.Call call : wiring.inOrder()) {
            if (++calls > MOST_CALLS) {
                throw new ModelFormatException("wanted at most " + MOST_CALLS + " calls of layers, got more");
            }
            List<WeightStore.LayerInModel> path = new ArrayList<>(around);
            path.add(new WeightStore.LayerInModel(model, call.layer()));
            List<Value> results = call(
                    call,
                    path,
                    prefix,
                    reference -> Objects.requireNonNull(
                            values.get(wiring.resolved(reference, false)), reference.toString()));
            for (int i = 0; i < results.size(); i++) {
                values.put(new TensorReference(call.layer().name(), call.node(), i), results.get(i));
            }
        }
        List<Value> outputs = new ArrayList<>();
        for (TensorReference reference : model.outputs()) {
            Value output = values.get(wiring.resolved(reference, true));
            if (output == null) {
                throw new ModelFormatException("model '" + model.name() + "': wanted its output " + reference
                        + " to be made by a layer, got none");
            }
            outputs.add(output);
        }
        return outputs;
    }

    private List<Value> call(
            Wiring.Call call,
            List<WeightStore.LayerInModel> path,
            String prefix,
            Function<TensorReference, Value> value) {
        LayerDescription layer = call.layer();
        ModelDescription nested = layer.model();
        if (nested == null) {
            return List.of(layerTranslator.call(path, prefix, call.invocation(), value));
        }
        List<Value> inputs = call.invocation().references().stream().map(value).toList();
        return translate(
                nested, new Wiring(nested, file.version()), inputs, path, prefix + layer.name() + "/", new HashMap<>());
    }

    private List<KerasLayer> layers(
            ModelDescription model,
            Wiring wiring,
            List<WeightStore.LayerInModel> around,
            Map<TensorReference, Value> values) {
        List<KerasLayer> layers = new ArrayList<>();
        for (LayerDescription layer : model.layers()) {
            if (model.isSequential() && layer.className().equals("InputLayer")) {
                continue;
            }
            List<WeightStore.LayerInModel> path = new ArrayList<>(around);
            path.add(new WeightStore.LayerInModel(model, layer));
            LayerTranslator.Parameters parameters = layerTranslator.parameters(path);
            layers.add(new KerasLayer(
                    layer.name(),
                    layer.className(),
                    layer.calls().stream()
                            .flatMap(call -> call.references().stream())
                            .map(reference -> wiring.resolved(reference, false).toString())
                            .toList(),
                    kerasValues(ofLastCall(layer, values)),
                    parameters.trainable(),
                    parameters.others(),
                    parameters.trainableBytes(),
                    parameters.otherBytes(),
                    layer.trainable(),
                    layer.className().equals("InputLayer"),
                    !layer.isOperation(),
                    nested(
                            layer,
                            path,
                            reference -> Objects.requireNonNull(
                                    values.get(wiring.resolved(reference, false)), reference.toString()))));
        }
        return layers;
    }

    private static List<Value> ofLastCall(LayerDescription layer, Map<TensorReference, Value> values) {
        int last = Math.max(0, layer.calls().size() - 1);
        return IntStream.iterate(0, index -> index + 1)
                .mapToObj(index -> values.get(new TensorReference(layer.name(), last, index)))
                .takeWhile(Objects::nonNull)
                .toList();
    }

    private KerasLayer.@Nullable Nested nested(
            LayerDescription layer, List<WeightStore.LayerInModel> path, Function<TensorReference, Value> value) {
        ModelDescription nested = layer.model();
        if (!expandNested || nested == null || layer.calls().isEmpty()) {
            return null;
        }
        Invocation lastCall = layer.calls().get(layer.calls().size() - 1);
        List<Value> reads = lastCall.references().stream().map(value).toList();
        InputLayers inputLayers = new InputLayers(nested);
        List<ModelValue> declared = IntStream.range(0, reads.size())
                .mapToObj(i -> inputLayers.asHeld(nested.inputs().get(i), reads.get(i)))
                .toList();
        KerasModel model = new ModelTranslator(file, true).model(nested, path, declared, Map.of());
        return new KerasLayer.Nested(model, names(reads));
    }

    private static List<String> names(List<Value> values) {
        return values.stream().map(Value::name).toList();
    }

    private static List<KerasValue> kerasValues(List<Value> values) {
        return values.stream()
                .map(value -> new KerasValue(value.name(), value.channelsMoved()))
                .toList();
    }
}
