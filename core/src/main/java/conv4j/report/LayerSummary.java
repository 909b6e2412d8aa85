package conv4j.report;

import conv4j.op.Op;
import conv4j.plan.LayerTrace;
import conv4j.plan.PassedOver;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one layer did, without the numbers that it produced.
 *
 * @param name of the node
 * @param reads names of the values that it read
 * @param inputs their shapes
 * @param output shape of the tensor that it produced
 * @param kernel that ran
 * @param passedOver who was asked before and left the job
 * @param unread what its window never met; empty for an op without a window
 * @param values what it produced in the first pass
 */
public record LayerSummary(
        String name,
        Op op,
        List<String> reads,
        List<Shape> inputs,
        Shape output,
        String kernel,
        List<PassedOver> passedOver,
        Optional<Unread> unread,
        ValueRange values,
        Timing timing) {

    private static final Map<String, String> KERAS_CLASSES = Map.of(
            "conv2d", "Conv2D",
            "max_pool2d", "MaxPooling2D",
            "average_pool2d", "AveragePooling2D",
            "relu", "ReLU");

    static LayerSummary of(LayerTrace layer) {
        float[] values = layer.output().values();
        Op op = layer.node().op();
        return new LayerSummary(
                layer.node().name(),
                op,
                layer.node().inputs(),
                layer.inputs(),
                layer.output().shape(),
                layer.kernel(),
                layer.passedOver(),
                Unread.by(op, layer.inputs()),
                ValueRange.of(values, 0, values.length),
                new Timing(layer.nanoseconds(), List.of()));
    }

    /**
     * @throws IllegalArgumentException when the pass is of another layer
     */
    LayerSummary withLaterPass(LayerTrace layer) {
        if (!layer.node().name().equals(name) || !layer.inputs().equals(inputs)) {
            throw new IllegalArgumentException("summary: wanted a later pass of layer '" + name + "' over " + inputs
                    + ", got layer '" + layer.node().name() + "' over " + layer.inputs());
        }
        return new LayerSummary(
                name, op, reads, inputs, output, kernel, passedOver, unread, values, timing.with(layer.nanoseconds()));
    }

    /** The Keras class of such a layer, {@code MaxPooling2D}; the op's own name where Keras has none. */
    public String type() {
        return type(op.name());
    }

    static String type(String op) {
        return KERAS_CLASSES.getOrDefault(op, op);
    }

    public long parameters() {
        return op.parameterCount();
    }

    /** Counted as {@link Op#multiplyAdds} says. */
    public long multiplyAdds() {
        return op.multiplyAdds(inputs, output);
    }
}
