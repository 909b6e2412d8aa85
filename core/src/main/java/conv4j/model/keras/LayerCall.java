package conv4j.model.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import conv4j.model.ModelFormatException;
import conv4j.op.Op;
import conv4j.op.Transpose;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One call of one layer, while it becomes nodes.
 *
 * @param name of the layer in the graph, that is with the names of the models around it
 * @param weights by the names that {@link LayerKind#weights} gives them
 */
record LayerCall(
        String name,
        LayerDescription layer,
        Config config,
        KerasVersion version,
        Arguments arguments,
        Map<String, Tensor> weights,
        GraphDraft draft) {

    /** What the layer was called with: tensors as values of the graph. */
    record Arguments(List<Operand> positional, Map<String, Operand> named) {}

    /** A value of the graph or a constant of the config. */
    record Operand(@Nullable Value value, JsonElement constant) {}

    /** A call of another layer in place of this one, on one value. */
    LayerCall of(Config other, Value input) {
        Operand operand = new Operand(input, JsonNull.INSTANCE);
        return new LayerCall(name, layer, other, version, new Arguments(List.of(operand), Map.of()), Map.of(), draft);
    }

    /** The values that the layer reads, in order. */
    List<Value> inputs() {
        List<Value> values = new ArrayList<>();
        arguments.positional().forEach(operand -> addValue(operand, values));
        arguments.named().values().forEach(operand -> addValue(operand, values));
        return values;
    }

    private static void addValue(Operand operand, List<Value> values) {
        if (operand.value() != null) {
            values.add(operand.value());
        }
    }

    /** The value that the layer reads, for one that reads no more. */
    Value input() {
        List<Value> inputs = inputs();
        if (inputs.size() != 1) {
            throw refusal("wanted 1 input, got " + inputs.size());
        }
        return inputs.get(0);
    }

    /** The input of a layer that takes one rank only. */
    Value input(int rank) {
        Value input = input();
        if (input.rank() != rank) {
            throw refusal("wanted an input of rank " + rank + ", batch included, got rank " + input.rank());
        }
        return input;
    }

    /** A weight that the layer has. */
    Tensor weight(String weight) {
        return Objects.requireNonNull(weights.get(weight), weight);
    }

    /** A weight that the layer may have been told to do without. */
    @Nullable Tensor optionalWeight(String weight) {
        return weights.get(weight);
    }

    /** Adds the op that the layer is named for. */
    Value main(Op op, Value like, Value... inputs) {
        return like.like(draft.node(name, op, names(inputs)));
    }

    /** Adds an op that leads to the layer's own or follows from it. */
    Value step(Op op, Value like, Value... inputs) {
        return like.like(draft.node(name + "/" + op.name(), op, names(inputs)));
    }

    /** Adds an op of one input whose output has its input's rank and layout. */
    Value step(Op op, Value input) {
        return step(op, input, input);
    }

    private static List<String> names(Value... inputs) {
        return Arrays.stream(inputs).map(Value::name).toList();
    }

    /** The value with channels at axis 1, where Keras has them last. */
    Value channelsMoved(Value value) {
        if (value.channelsMoved() || value.rank() < 3) {
            return value;
        }
        Value moved = new Value(value.name(), value.rank(), true);
        return step(new Transpose(list(moved.kerasAxes())), moved, value);
    }

    /** The value in Keras' own order of axes. */
    Value asInKeras(Value value) {
        if (!value.channelsMoved()) {
            return value;
        }
        Value plain = new Value(value.name(), value.rank(), false);
        List<Integer> permutation =
                IntStream.range(0, value.rank()).map(value::axis).boxed().toList();
        return step(new Transpose(permutation), plain, value);
    }

    private static List<Integer> list(int[] axes) {
        return Arrays.stream(axes).boxed().toList();
    }

    /**
     * A constant that is combined with a value element by element.
     *
     * @param kerasShaped in Keras' order of axes, its last axis the value's last, as NumPy broadcasts
     */
    Value constant(String what, Tensor kerasShaped, Value with) {
        return with.like(draft.constant(name + "/" + what, broadcastable(kerasShaped, with)));
    }

    private Tensor broadcastable(Tensor tensor, Value with) {
        if (tensor.shape().rank() > with.rank()) {
            throw refusal("wanted numbers of at most " + with.rank() + " axes as its input, got " + tensor.shape());
        }
        int[] padded = new int[with.rank()];
        Arrays.fill(padded, 1);
        int missing = with.rank() - tensor.shape().rank();
        for (int axis = 0; axis < tensor.shape().rank(); axis++) {
            padded[axis + missing] = tensor.shape().extent(axis);
        }
        return Tensors.transposed(tensor.reshape(Shape.of(padded)), with.kerasAxes());
    }

    ModelFormatException refusal(String complaint) {
        return new ModelFormatException(config.where() + ": " + complaint);
    }
}
