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

/** Walks a model's layers in an order in which they can run, and lets each become nodes of the graph. */
final class ModelTranslator {
    private final KerasFile file;
    private final GraphDraft draft = new GraphDraft();
    private final LayerTranslator layerTranslator;
    private int calls;

    /** As many calls of layers as nodes: layers that make no node must end too. */
    private static final int MOST_CALLS = 100_000;

    private ModelTranslator(KerasFile file) {
        this.file = file;
        this.layerTranslator = new LayerTranslator(file, draft);
    }

    static KerasModel translate(KerasFile file) {
        return new ModelTranslator(file).translate();
    }

    private KerasModel translate() {
        ModelDescription model = Architecture.read(file.model(), file.version());
        LayerTable.requireSupported(model);
        file.weights().prepare(model);
        Wiring wiring = new Wiring(model, file.version());
        InputLayers inputLayers = new InputLayers(model);
        List<Value> inputs = new ArrayList<>();
        List<ModelValue> declaredInputs = new ArrayList<>();
        for (TensorReference reference : model.inputs()) {
            ModelValue declared = inputLayers.declared(reference);
            inputs.add(new Value(draft.name(reference.layer()), declared.shape().size(), declared.channelsLast()));
            declaredInputs.add(declared);
        }
        Map<String, List<Value>> made = new HashMap<>();
        List<Value> outputs = translate(model, wiring, inputs, List.of(), "", made);
        Graph graph = new Graph(names(inputs), draft.constants(), draft.nodes(), names(outputs));
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("format", "Keras " + file.format());
        properties.put("keras", file.version().text());
        properties.put("model", model.className() + " " + model.name());
        List<ModelValue> declaredOutputs = outputs.stream()
                .map(value -> new ModelValue(value.name(), "float32", List.of(), value.channelsMoved()))
                .toList();
        List<KerasLayer> layers = layers(model, wiring, made);
        // Of a .h5 file Keras hands the optimizer the weights that the model has beside its layers, which are none.
        long trainable = file.format().equals("h5")
                ? 0
                : layers.stream().mapToLong(KerasLayer::trainableParameters).sum();
        return new KerasModel(
                model.name(),
                model.className(),
                new Model(graph, declaredInputs, declaredOutputs, properties),
                layers,
                kerasValues(inputs),
                kerasValues(outputs),
                OptimizerState.of(file.optimizer(), trainable));
    }

    /**
     * @param inputs of the model, in its order
     * @param around the models that this one lies in, the outermost first
     * @param prefix of the names of nodes
     * @param made gains the outputs of each layer's last call
     */
    private List<Value> translate(
            ModelDescription model,
            Wiring wiring,
            List<Value> inputs,
            List<WeightStore.LayerInModel> around,
            String prefix,
            Map<String, List<Value>> made) {
        Map<TensorReference, Value> values = new HashMap<>();
        if (inputs.size() != model.inputs().size()) {
            throw new ModelFormatException(
                    "model '" + model.name() + "': wanted " + model.inputs().size() + " inputs, got " + inputs.size());
        }
        for (int i = 0; i < inputs.size(); i++) {
            values.put(wiring.resolved(model.inputs().get(i), true), inputs.get(i));
            made.put(model.inputs().get(i).layer(), List.of(inputs.get(i)));
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
            made.put(call.layer().name(), results);
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

    private List<KerasLayer> layers(ModelDescription model, Wiring wiring, Map<String, List<Value>> made) {
        List<KerasLayer> layers = new ArrayList<>();
        for (LayerDescription layer : model.layers()) {
            if (model.isSequential() && layer.className().equals("InputLayer")) {
                continue;
            }
            LayerTranslator.Parameters parameters =
                    layerTranslator.parameters(List.of(new WeightStore.LayerInModel(model, layer)));
            layers.add(new KerasLayer(
                    layer.name(),
                    layer.className(),
                    layer.calls().stream()
                            .flatMap(call -> call.references().stream())
                            .map(reference -> wiring.resolved(reference, false).toString())
                            .toList(),
                    kerasValues(made.getOrDefault(layer.name(), List.of())),
                    parameters.trainable(),
                    parameters.others(),
                    parameters.trainableBytes(),
                    parameters.otherBytes(),
                    layer.trainable(),
                    layer.className().equals("InputLayer"),
                    !layer.isOperation()));
        }
        return layers;
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
