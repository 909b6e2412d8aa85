package conv4j.model.onnx;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.model.ModelFormatException;
import conv4j.op.Late;
import conv4j.op.Op;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The graph in the making: what the file's names stand for, and the nodes that were emitted so far. */
final class Wiring {
    private final Map<String, Supplier<? extends Value>> values = new HashMap<>();
    /** The names of the values, in order. */
    private final List<String> defined = new ArrayList<>();

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Tensor> constants = new LinkedHashMap<>();
    private final Map<Constant, String> constantNames = new IdentityHashMap<>();
    private final Budget budget = new Budget();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** Whether something of this name is there already. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * @throws ModelFormatException when the name is empty or taken: every value of the file has one maker
     */
    void define(String name, Value value) {
        define(name, () -> value);
    }

    /** A tensor that is decoded when a node first reads it. */
    void defineTensor(String name, Supplier<Constant> tensor) {
        define(name, () -> {
            Constant constant = tensor.get();
            values.put(name, () -> constant);
            budget.add(constant);
            return constant;
        });
    }

    private void define(String name, Supplier<? extends Value> value) {
        boolean isNew = !name.isEmpty() && values.putIfAbsent(name, value) == null;
        if (isNew) {
            defined.add(name);
        } else {
            throw new ModelFormatException(
                    name.isEmpty()
                            ? "wanted a name, got none"
                            : "wanted a name that nothing else has, got '" + name + "'");
        }
    }

    /** Does what defines names that end with it; what it makes stays. */
    <T> T inside(Supplier<T> action) {
        int before = defined.size();
        T result = action.get();
        List<String> ending = defined.subList(before, defined.size());
        ending.forEach(values::remove);
        ending.clear();
        return result;
    }

    /**
     * @throws ModelFormatException when nothing of that name was defined so far
     */
    Value value(String name) {
        Supplier<? extends Value> value = values.get(name);
        if (value == null) {
            throw new ModelFormatException(
                    "wanted a value of the graph's inputs, initializers or an earlier node, got '" + name
                            + "': it is missing, or the nodes are out of order or in a circle");
        }
        return value.get();
    }

    /** A value that the caller gives. */
    Computed input(String name, ElementType type, int rank) {
        return new Computed(unique(name), type, rank);
    }

    /**
     * The value of an op: computed at once when it needs constants only and is not large, else that of a new node.
     *
     * @param name of the node, made unique
     * @param type of its elements
     */
    Value emit(String name, Op op, ElementType type, List<Value> inputs) {
        return budget.fold(op, inputs, type)
                .<Value>map(constant -> constant)
                .orElseGet(() -> new Computed(
                        node(name, op, inputs.stream().map(this::nameOf).toList()), type, Inference.rank(op, inputs)));
    }

    /**
     * The value of an op whose geometry some values decide: the op at once when they are constants, else a
     * {@link Late} op.
     *
     * @param kind of op, for messages
     * @param rank of the value if it waits, or {@link Computed#UNKNOWN}
     * @param deciders by their place; constants and values that follow from shapes
     * @param geometry must not hold on to the file
     */
    Value emit(
            String name,
            String kind,
            ElementType type,
            int rank,
            List<Value> data,
            Map<Integer, Value> deciders,
            Function<Known, Op> geometry) {
        Map<Integer, Value> ordered = new TreeMap<>(deciders);
        if (ordered.values().stream().allMatch(Constant.class::isInstance)) {
            Map<Integer, Constant> known = new HashMap<>();
            ordered.forEach((place, value) -> known.put(place, (Constant) value));
            return emit(name, geometry.apply(new Known(known)), type, data);
        }
        List<Integer> places = List.copyOf(ordered.keySet());
        Late late = new Late(data.size(), kind, tensors -> resolve(places, tensors, geometry));
        List<String> read = new ArrayList<>(data.stream().map(this::nameOf).toList());
        ordered.values().forEach(value -> read.add(nameOf(value)));
        return new Computed(node(name, late, read), type, rank);
    }

    private static Op resolve(List<Integer> places, List<Tensor> tensors, Function<Known, Op> geometry) {
        Map<Integer, Constant> known = new HashMap<>();
        for (int i = 0; i < tensors.size(); i++) {
            known.put(places.get(i), Constant.of(tensors.get(i)));
        }
        try {
            return geometry.apply(new Known(known));
        } catch (ModelFormatException e) {
            throw new ShapeException(String.valueOf(e.getMessage()));
        }
    }

    private String node(String name, Op op, List<String> inputs) {
        Node node = new Node(unique(name), op, inputs);
        nodes.put(node.name(), node);
        return node.name();
    }

    /** The name by which nodes read a value. */
    String nameOf(Value value) {
        if (value instanceof Computed computed) {
            return computed.name();
        }
        return constantNames.computeIfAbsent((Constant) value, constant -> {
            String name = unique("constant");
            constants.put(name, constant.tensor());
            return name;
        });
    }

    private String unique(String name) {
        String free = name;
        while (!taken.add(free)) {
            // Counted on per name: a file may give one name to all of its nodes.
            free = name + "#" + (1 + counts.merge(name, 1, Integer::sum));
        }
        return free;
    }

    /** The nodes that the outputs depend on, and what they read. */
    Graph graph(List<String> inputs, List<String> outputs) {
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(outputs);
        while (!open.isEmpty()) {
            String name = open.pop();
            Node node = nodes.get(name);
            if (needed.add(name) && node != null) {
                open.addAll(node.inputs());
            }
        }
        Map<String, Tensor> read = new LinkedHashMap<>(constants);
        read.keySet().retainAll(needed);
        Collection<Node> run = nodes.values();
        return new Graph(
                inputs,
                read,
                run.stream().filter(node -> needed.contains(node.name())).toList(),
                outputs);
    }
}
