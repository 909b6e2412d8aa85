package conv4j.model.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import conv4j.model.ModelFormatException;
import conv4j.op.Op;
import conv4j.op.ShapeOf;
import conv4j.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** One node of the file as its translator sees it: reads inputs and attributes, emits ops. */
final class OnnxNode {
    private final NodeProto proto;
    private final long opset;
    private final Wiring wiring;
    private final TensorReader tensors;
    private final Attributes attributes;
    private final Map<Value, Value> shapes = new HashMap<>();
    private int inputsRead;

    OnnxNode(NodeProto proto, long opset, Wiring wiring, TensorReader tensors) {
        this.proto = proto;
        this.opset = opset;
        this.wiring = wiring;
        this.tensors = tensors;
        this.attributes = new Attributes(proto.getAttributeList());
    }

    String operator() {
        return proto.getOpType();
    }

    /** The file's version of the standard's operators. */
    long opset() {
        return opset;
    }

    Attributes attributes() {
        return attributes;
    }

    /** The node's own name, else that of what it makes. */
    static String name(NodeProto proto) {
        return !proto.getName().isEmpty()
                ? proto.getName()
                : proto.getOutputList().stream()
                        .filter(output -> !output.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    /** How many inputs it names, those left out in between counted. */
    int inputCount() {
        return proto.getInputCount();
    }

    boolean has(int place) {
        return place < proto.getInputCount() && !proto.getInput(place).isEmpty();
    }

    Value input(int place) {
        inputsRead = Math.max(inputsRead, place + 1);
        if (!has(place)) {
            throw new ModelFormatException("wanted an input " + place + ", got " + proto.getInputList());
        }
        return wiring.value(proto.getInput(place));
    }

    /**
     * @throws ModelFormatException when an input is left that nobody read
     */
    void requireInputsRead() {
        for (int place = inputsRead; place < inputCount(); place++) {
            if (has(place)) {
                throw new ModelFormatException("wanted at most " + inputsRead
                        + " inputs, as this operator has in the file's opset, got " + proto.getInputList());
            }
        }
    }

    Optional<Value> find(int place) {
        return has(place) ? Optional.of(input(place)) : Optional.empty();
    }

    /** All of at least one input. */
    List<Value> inputs() {
        return IntStream.range(0, Math.max(1, inputCount()))
                .mapToObj(this::input)
                .toList();
    }

    /**
     * An input that an op holds as its own.
     *
     * @param what it is, for the message
     */
    Constant constant(int place, String what) {
        if (input(place) instanceof Constant constant) {
            return constant;
        }
        throw new ModelFormatException("wanted " + what + " that are in the file, got '" + proto.getInput(place)
                + "', which the network computes or is given");
    }

    Tensor weights(int place, String what) {
        return constant(place, what).tensor();
    }

    Optional<Tensor> findWeights(int place, String what) {
        return has(place) ? Optional.of(weights(place, what)) : Optional.empty();
    }

    Optional<Constant> tensor(String attribute) {
        return attributes.tensor(attribute).map(tensors::read);
    }

    int outputCount() {
        return proto.getOutputCount();
    }

    /** Whether somebody may read that output. */
    boolean makes(int output) {
        return output < proto.getOutputCount() && !proto.getOutput(output).isEmpty();
    }

    /**
     * @param why in words that follow a name
     */
    void refuseOutput(int output, String why) {
        if (makes(output)) {
            throw new ModelFormatException("output '" + proto.getOutput(output) + "' " + why);
        }
    }

    /** The node's own op. */
    Value emit(Op op, Value... inputs) {
        return wiring.emit(name(proto), op, Inference.type(op, List.of(inputs)), List.of(inputs));
    }

    /** The node's own op, whose result has another element type than its first input. */
    Value emit(ElementType type, Op op, Value... inputs) {
        return wiring.emit(name(proto), op, type, List.of(inputs));
    }

    /** An op that prepares or finishes what the node's own does; named after both. */
    Value aside(Op op, Value... inputs) {
        return wiring.emit(name(proto) + "/" + op.name(), op, Inference.type(op, List.of(inputs)), List.of(inputs));
    }

    /**
     * An op whose geometry some inputs decide, be they constant or not.
     *
     * @param kind of op, for messages
     * @param rank of the result if those values have to be waited for
     * @param places of those inputs, as far as they are there; {@link Known#SHAPE} for the data's own shape
     * @param geometry must not hold on to this node
     */
    Value emitKnowing(
            String kind,
            ElementType type,
            int rank,
            List<Value> data,
            List<Integer> places,
            Function<Known, Op> geometry) {
        Map<Integer, Value> deciders = new HashMap<>();
        for (int place : places) {
            if (place == Known.SHAPE) {
                deciders.put(place, shapeOf(data.get(0)));
            } else {
                find(place).ifPresent(value -> deciders.put(place, value));
            }
        }
        return wiring.emit(name(proto), kind, type, rank, data, deciders, geometry);
    }

    /** The same, of one value, whose type and rank it keeps. */
    Value emitKnowing(String kind, Value data, List<Integer> places, Function<Known, Op> geometry) {
        return emitKnowing(kind, data.type(), data.rank(), List.of(data), places, geometry);
    }

    /** An op of one value whose geometry values decide that are no inputs of the node. */
    Value aside(String kind, int rank, Value data, Map<Integer, Value> deciders, Function<Known, Op> geometry) {
        return wiring.emit(name(proto) + "/" + kind, kind, data.type(), rank, List.of(data), deciders, geometry);
    }

    /** An op of no data whose geometry values decide that are no inputs of the node. */
    Value emitAside(
            String kind, ElementType type, int rank, Map<Integer, Value> deciders, Function<Known, Op> geometry) {
        return wiring.emit(name(proto) + "/" + kind, kind, type, rank, List.of(), deciders, geometry);
    }

    /** An op of one value which depends on the value's rank. */
    Value emitKnowingRank(String kind, Value data, IntFunction<Op> geometry) {
        return data.rank() == Computed.UNKNOWN
                ? emitKnowing(kind, data, List.of(Known.SHAPE), known -> geometry.apply(known.rank()))
                : emit(geometry.apply(data.rank()), data);
    }

    /** The same beside the node's own op, where the rank that decides may be another value's. */
    Value asideKnowingRank(String kind, Value data, Value ranked, IntFunction<Op> geometry) {
        return ranked.rank() == Computed.UNKNOWN
                ? aside(
                        kind,
                        Computed.UNKNOWN,
                        data,
                        Map.of(Known.SHAPE, shapeOf(ranked)),
                        known -> geometry.apply(known.rank()))
                : aside(geometry.apply(ranked.rank()), data);
    }

    /** The extents of a value, as they are when it runs; one node however often they are asked for. */
    Value shapeOf(Value value) {
        return shapes.computeIfAbsent(value, shaped -> aside(ShapeOf.all(), shaped));
    }
}
