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
 * @param kernel that ran; in forward passes it may be that of another layer that computed this one, too
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

    /** By the op's name. What Keras has a function for and no layer of its own is called by the op's name. */
    private static final Map<String, String> KERAS_CLASSES = Map.ofEntries(
            Map.entry("conv2d", "Conv2D"),
            Map.entry("conv_transpose2d", "Conv2DTranspose"),
            Map.entry("max_pool2d", "MaxPooling2D"),
            Map.entry("average_pool2d", "AveragePooling2D"),
            Map.entry("batch_normalization", "BatchNormalization"),
            Map.entry("dense", "Dense"),
            Map.entry("relu", "ReLU"),
            Map.entry("leaky_relu", "LeakyReLU"),
            Map.entry("prelu", "PReLU"),
            Map.entry("elu", "ELU"),
            Map.entry("softmax", "Softmax"),
            Map.entry("add", "Add"),
            Map.entry("subtract", "Subtract"),
            Map.entry("multiply", "Multiply"),
            Map.entry("maximum", "Maximum"),
            Map.entry("minimum", "Minimum"),
            Map.entry("concat", "Concatenate"),
            Map.entry("reshape", "Reshape"),
            Map.entry("flatten", "Flatten"),
            Map.entry("transpose", "Permute"));

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

    /** The same with one forward pass more, in which the layer was computed by this kernel. */
    LayerSummary withLaterPass(String by, List<PassedOver> others, long nanoseconds) {
        return new LayerSummary(name, op, reads, inputs, output, by, others, unread, values, timing.with(nanoseconds));
    }

    /** Of the tensor that it produced. */
    public long outputBytes() {
        return output.elements() * Float.BYTES;
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
