package conv4j.model.keras;

import conv4j.model.ModelFormatException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** The calls of a model's layers, in an order in which each reads only what was made before. */
final class Wiring {

    /**
     * One call of one layer.
     *
     * @param node which of the layer's calls, from 0
     */
    record Call(LayerDescription layer, int position, int node, Invocation invocation) {}

    private final ModelDescription model;
    private final Map<String, LayerDescription> byName = new HashMap<>();
    private final Map<String, Integer> highest = new HashMap<>();
    private final Set<String> inputs = new HashSet<>();
    private final boolean keras3;

    Wiring(ModelDescription model, KerasVersion version) {
        this.model = model;
        this.keras3 = version.major() >= 3;
        model.layers().forEach(layer -> byName.put(layer.name(), layer));
        for (LayerDescription layer : model.layers()) {
            layer.calls()
                    .forEach(call -> call.references()
                            .forEach(reference -> highest.merge(reference.layer(), reference.node(), Math::max)));
        }
        model.inputs().forEach(input -> inputs.add(inputLayer(input)));
        model.outputs().forEach(output -> highest.merge(output.layer(), output.node(), Math::max));
    }

    private String inputLayer(TensorReference input) {
        LayerDescription layer = byName.get(input.layer());
        if (layer == null || !layer.className().equals("InputLayer")) {
            throw new ModelFormatException("model '" + model.name() + "': wanted an InputLayer for its input " + input
                    + ", got " + (layer == null ? "no such layer" : layer.where()));
        }
        return input.layer();
    }

    /**
     * A reference with its node counted from 0. A model in a model has a node of its own, its making. Keras 3 counts it in
     * references from the model's ends to Functional ones, and nowhere else; before, most versions counted it everywhere,
     * and as all calls in a file are read by someone, a number past the last call tells.
     *
     * @param end whether it stands among the model's inputs and outputs
     */
    TensorReference resolved(TensorReference reference, boolean end) {
        LayerDescription layer = byName.get(reference.layer());
        if (layer == null || layer.model() == null) {
            return reference;
        }
        boolean fromOne = keras3
                ? end && !layer.model().isSequential()
                : highest.getOrDefault(reference.layer(), 0) >= layer.calls().size();
        return fromOne ? new TensorReference(reference.layer(), reference.node() - 1, reference.index()) : reference;
    }

    /**
     * @throws ModelFormatException when a call reads what no layer makes, or calls wait for each other in a circle
     */
    List<Call> inOrder() {
        Map<TensorReference, List<Call>> readers = new HashMap<>();
        Map<Call, Integer> missing = new HashMap<>();
        PriorityQueue<Call> ready =
                new PriorityQueue<>(Comparator.comparingInt(Call::position).thenComparingInt(Call::node));
        int count = 0;
        for (int position = 0; position < model.layers().size(); position++) {
            LayerDescription layer = model.layers().get(position);
            for (int node = 0; node < layer.calls().size(); node++) {
                Call call = new Call(layer, position, node, layer.calls().get(node));
                count++;
                Set<TensorReference> reads = new HashSet<>();
                call.invocation().references().forEach(reference -> reads.add(checked(call, reference)));
                reads.removeIf(this::isInput);
                reads.forEach(read ->
                        readers.computeIfAbsent(read, r -> new ArrayList<>()).add(call));
                missing.put(call, reads.size());
                if (reads.isEmpty()) {
                    ready.add(call);
                }
            }
        }
        List<Call> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            Call call = ready.remove();
            ordered.add(call);
            missing.remove(call);
            TensorReference made = new TensorReference(call.layer().name(), call.node(), 0);
            for (Call reader : readers.getOrDefault(made, List.of())) {
                if (missing.merge(reader, -1, Integer::sum) == 0) {
                    ready.add(reader);
                }
            }
        }
        if (ordered.size() < count) {
            throw new ModelFormatException("model '" + model.name() + "': wanted layers that can run one after the"
                    + " other, got a circle through "
                    + missing.keySet().stream()
                            .map(call -> call.layer().name())
                            .sorted()
                            .distinct()
                            .limit(5)
                            .toList());
        }
        return ordered;
    }

    private boolean isInput(TensorReference reference) {
        return inputs.contains(reference.layer());
    }

    /** The call that a reference waits for, as the reference to its first output. */
    private TensorReference checked(Call call, TensorReference reference) {
        LayerDescription layer = byName.get(reference.layer());
        TensorReference resolved = resolved(reference, false);
        int outputs = layer == null || layer.model() == null
                ? 1
                : layer.model().outputs().size();
        boolean called = layer != null
                && (isInput(reference)
                        ? resolved.node() == 0
                        : resolved.node() < layer.calls().size());
        if (!called || resolved.node() < 0 || resolved.index() >= outputs) {
            throw new ModelFormatException(call.layer().where() + ": wanted inputs that layers make, got " + reference);
        }
        return new TensorReference(resolved.layer(), resolved.node(), 0);
    }
}
