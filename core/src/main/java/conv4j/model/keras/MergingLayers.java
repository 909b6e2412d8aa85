package conv4j.model.keras;

import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.Einsum;
import conv4j.op.Elementwise;
import conv4j.op.Reduce;
import conv4j.op.Unsqueeze;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Layers of several inputs: sums, products, Concatenate, Dot. */
final class MergingLayers {
    static final Map<String, LayerKind> TABLE = Map.of(
            "Add", LayerKind.of(call -> chain(call, Binary.Function.ADD)),
            "Subtract", LayerKind.of(call -> chain(call, Binary.Function.SUBTRACT)),
            "Multiply", LayerKind.of(call -> chain(call, Binary.Function.MULTIPLY)),
            "Maximum", LayerKind.of(call -> chain(call, Binary.Function.MAXIMUM)),
            "Minimum", LayerKind.of(call -> chain(call, Binary.Function.MINIMUM)),
            "Average", LayerKind.of(MergingLayers::average),
            "Concatenate", LayerKind.of(MergingLayers::concatenate),
            "Dot", LayerKind.of(MergingLayers::dot),
            "CustomScaleLayer", LayerKind.of(MergingLayers::scaledSum));

    private MergingLayers() {}

    private static Value chain(LayerCall call, Binary.Function function) {
        List<Value> inputs = alignedInputs(call);
        if (function == Binary.Function.SUBTRACT && inputs.size() != 2) {
            throw call.refusal("wanted 2 inputs, got " + inputs.size());
        }
        Value merged = inputs.get(0);
        for (int i = 1; i < inputs.size() - 1; i++) {
            merged = call.step(new Binary(function), merged, merged, inputs.get(i));
        }
        Value last = inputs.get(inputs.size() - 1);
        return inputs.size() == 1 ? merged : call.main(new Binary(function), merged, merged, last);
    }

    private static Value average(LayerCall call) {
        Value sum = chain(call, Binary.Function.ADD);
        return call.step(
                new Elementwise(Elementwise.Function.AFFINE, 1f / call.inputs().size(), 0), sum);
    }

    /** Inputs of one rank and layout: Keras puts axes of extent 1 after the batch where one has fewer. */
    private static List<Value> alignedInputs(LayerCall call) {
        List<Value> inputs = call.inputs();
        if (inputs.isEmpty()) {
            throw call.refusal("wanted inputs, got none");
        }
        int rank = inputs.stream().mapToInt(Value::rank).max().getAsInt();
        boolean moved = inputs.stream().anyMatch(input -> input.rank() == rank && input.channelsMoved());
        List<Value> aligned = new ArrayList<>();
        for (Value input : inputs) {
            Value whole = input.rank() == rank ? input : widened(call, input, rank);
            aligned.add(moved ? call.channelsMoved(whole) : whole);
        }
        return aligned;
    }

    private static Value widened(LayerCall call, Value input, int rank) {
        Value plain = call.asInKeras(input);
        List<Integer> axes =
                IntStream.rangeClosed(1, rank - input.rank()).boxed().toList();
        return call.step(new Unsqueeze(axes), new Value("", rank, false), plain);
    }

    /** Inputs of one layout, as NumPy broadcasts them: an input with fewer axes has them at its end. */
    static List<Value> broadcast(LayerCall call, List<Value> inputs) {
        int rank = inputs.stream().mapToInt(Value::rank).max().orElse(0);
        boolean sameRank = inputs.stream().allMatch(input -> input.rank() == rank);
        boolean moved = sameRank && inputs.stream().anyMatch(Value::channelsMoved);
        return inputs.stream()
                .map(input -> moved ? call.channelsMoved(input) : call.asInKeras(input))
                .toList();
    }

    private static Value concatenate(LayerCall call) {
        return concatenate(call, call.config().integer("axis", -1));
    }

    /** The inputs one after the other along an axis of Keras'. */
    static Value concatenate(LayerCall call, int kerasAxis) {
        List<Value> inputs = broadcast(call, call.inputs());
        if (inputs.isEmpty()) {
            throw call.refusal("wanted inputs, got none");
        }
        Value first = inputs.get(0);
        int axis = first.axis(kerasAxis);
        return call.main(new Concat(axis), first, inputs.toArray(Value[]::new));
    }

    /** {@code x + scale * y}, in InceptionResNetV2 of keras.applications. */
    private static Value scaledSum(LayerCall call) {
        List<Value> inputs = alignedInputs(call);
        if (inputs.size() != 2) {
            throw call.refusal("wanted 2 inputs, got " + inputs.size());
        }
        float scale = (float) call.config().number("scale");
        Value scaled = call.step(new Elementwise(Elementwise.Function.AFFINE, scale, 0), inputs.get(1));
        return call.main(new Binary(Binary.Function.ADD), scaled, inputs.get(0), scaled);
    }

    /** Sums of products along one axis of each input, batch by batch (keras/src/layers/merging/dot.py, batch_dot). */
    private static Value dot(LayerCall call) {
        List<Value> inputs = call.inputs().stream().map(call::asInKeras).toList();
        List<Integer> axes = call.config().integers("axes");
        if (inputs.size() != 2 || axes.size() > 2) {
            throw call.refusal("wanted 2 inputs and an axis of each, got " + inputs.size() + " inputs, axes " + axes);
        }
        Value x = inputs.get(0);
        Value y = inputs.get(1);
        int ofX = x.fromStart(axes.get(0));
        int ofY = y.fromStart(axes.get(axes.size() - 1));
        if (ofX == 0 || ofY == 0) {
            throw call.config().wrong("axes", "axes other than the batch");
        }
        if (call.config().flag("normalize", false)) {
            x = unit(call, x, ofX);
            y = unit(call, y, ofY);
        }
        String left = letters('c', x.rank(), ofX);
        String right = letters('k', y.rank(), ofY);
        String kept = (left + right).replace("z", "").replace("b", "");
        Value product = new Value("", 1 + kept.length(), false);
        Value dot = call.main(new Einsum(left + "," + right + "->b" + kept), product, x, y);
        return kept.isEmpty() ? call.step(new Unsqueeze(List.of(1)), new Value("", 2, false), dot) : dot;
    }

    /** b for the batch, z for the axis that is summed over, letters from the first on for the others. */
    private static String letters(char first, int rank, int summed) {
        StringBuilder letters = new StringBuilder("b");
        for (int axis = 1; axis < rank; axis++) {
            letters.append(axis == summed ? 'z' : (char) (first + axis));
        }
        return letters.toString();
    }

    private static Value unit(LayerCall call, Value value, int axis) {
        Value length = call.step(new Reduce(Reduce.Function.L2, List.of(axis), true), value);
        Value atLeast = call.step(new Elementwise(Elementwise.Function.CLIP, 1e-12f, Float.POSITIVE_INFINITY), length);
        return call.step(new Binary(Binary.Function.DIVIDE), value, value, atLeast);
    }
}
