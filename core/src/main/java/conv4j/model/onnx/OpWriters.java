package conv4j.model.onnx;

import static conv4j.model.onnx.NodeWriter.attribute;

import conv4j.op.AveragePool2d;
import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.Conv2d;
import conv4j.op.Dense;
import conv4j.op.Elementwise;
import conv4j.op.Flatten;
import conv4j.op.LocalResponseNormalization;
import conv4j.op.MatMul;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Reduce;
import conv4j.op.Relu;
import conv4j.op.Reshape;
import conv4j.op.Softmax;
import conv4j.op.Squeeze;
import conv4j.op.Transpose;
import conv4j.op.Unsqueeze;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which ops can be written, and how. */
final class OpWriters {
    /** Writes one op as operators of opset {@link OnnxWriter#OPSET}. */
    private record OpWriter<T extends Op>(Class<T> type, Predicate<T> takes, Body<T> body) {
        boolean takes(Op op) {
            return takes.test(type.cast(op));
        }

        void write(Op op, NodeWriter node) {
            body.write(type.cast(op), node);
        }
    }

    @FunctionalInterface
    private interface Body<T extends Op> {
        void write(T op, NodeWriter node);
    }

    private static final Map<Class<? extends Op>, OpWriter<?>> WRITERS = new HashMap<>();

    static {
        put(Conv2d.class, op -> WindowWriter.isWritable(op.window()), WindowWriter::conv);
        put(MaxPool2d.class, op -> WindowWriter.isWritable(op.window()), WindowWriter::maxPool);
        put(AveragePool2d.class, op -> WindowWriter.isWritable(op.window()), WindowWriter::averagePool);
        put(Relu.class, op -> true, (op, node) -> node.last("Relu", node.inputs()));
        put(Elementwise.class, OpWriters::isWritable, OpWriters::elementwise);
        put(Binary.class, op -> OperatorNames.BINARY.containsKey(op.function()), OpWriters::binary);
        // ONNX counts channels along axis 1 only.
        put(BatchNormalization.class, op -> op.axis() == 1, OpWriters::batchNormalization);
        put(LocalResponseNormalization.class, op -> true, OpWriters::localResponseNormalization);
        put(Dense.class, op -> true, OpWriters::dense);
        put(MatMul.class, op -> true, (op, node) -> node.last("MatMul", node.inputs()));
        put(Softmax.class, op -> true, OpWriters::softmax);
        put(Reduce.class, op -> true, OpWriters::reduce);
        put(
                Concat.class,
                op -> true,
                (op, node) -> node.last("Concat", node.inputs()).addAttribute(attribute("axis", op.axis())));
        put(
                Flatten.class,
                op -> true,
                (op, node) -> node.last("Flatten", node.inputs()).addAttribute(attribute("axis", op.axis())));
        put(Transpose.class, op -> true, OpWriters::transpose);
        put(Reshape.class, op -> true, OpWriters::reshape);
        put(Squeeze.class, op -> true, (op, node) -> node.last("Squeeze", withAxes(node, op.axes())));
        put(Unsqueeze.class, op -> true, (op, node) -> node.last("Unsqueeze", withAxes(node, op.axes())));
    }

    private OpWriters() {}

    private static <T extends Op> void put(Class<T> type, Predicate<T> takes, Body<T> body) {
        WRITERS.put(type, new OpWriter<>(type, takes, body));
    }

    static boolean takes(Op op) {
        OpWriter<?> writer = WRITERS.get(op.getClass());
        return writer != null && writer.takes(op);
    }

    /**
     * @param op one that is {@linkplain #takes taken}
     */
    static void write(Op op, NodeWriter node) {
        OpWriter<?> writer = WRITERS.get(op.getClass());
        if (writer == null) {
            throw new IllegalArgumentException(op.name());
        }
        writer.write(op, node);
    }

    private static boolean isWritable(Elementwise op) {
        return switch (op.function()) {
            case CLIP, AFFINE, SQUARE, SWISH, HARD_SIGMOID -> true;
            default ->
                OperatorNames.ELEMENTWISE.containsKey(op.function())
                        || OperatorNames.WITH_ALPHA.containsKey(op.function());
        };
    }

    private static void elementwise(Elementwise op, NodeWriter node) {
        String x = node.input(0);
        switch (op.function()) {
            case CLIP ->
                node.last("Clip", List.of(x, node.number("lowest", op.alpha()), node.number("highest", op.beta())));
            case AFFINE -> {
                String scaled = node.between();
                node.operator("Mul", List.of(x, node.number("scale", op.alpha())), scaled);
                node.last("Add", List.of(scaled, node.number("offset", op.beta())));
            }
            case SQUARE -> node.last("Mul", List.of(x, x));
            case SWISH -> {
                String scaled = node.between();
                String gate = node.between();
                node.operator("Mul", List.of(x, node.number("scale", op.alpha())), scaled);
                node.operator("Sigmoid", List.of(scaled), gate);
                node.last("Mul", List.of(x, gate));
            }
            case HARD_SIGMOID ->
                node.last("HardSigmoid", List.of(x))
                        .addAttribute(attribute("alpha", op.alpha()))
                        .addAttribute(attribute("beta", op.beta()));
            default -> named(op, node);
        }
    }

    private static void named(Elementwise op, NodeWriter node) {
        String withAlpha = OperatorNames.WITH_ALPHA.get(op.function());
        if (withAlpha != null) {
            node.last(withAlpha, node.inputs()).addAttribute(attribute("alpha", op.alpha()));
        } else {
            node.last(Objects.requireNonNull(OperatorNames.ELEMENTWISE.get(op.function())), node.inputs());
        }
    }

    private static void binary(Binary op, NodeWriter node) {
        node.last(Objects.requireNonNull(OperatorNames.BINARY.get(op.function())), node.inputs());
    }

    private static void batchNormalization(BatchNormalization op, NodeWriter node) {
        node.last(
                        "BatchNormalization",
                        List.of(
                                node.input(0),
                                given(node, "scale", op.scale(), op.channels(), 1),
                                given(node, "offset", op.offset(), op.channels(), 0),
                                node.numbers("mean", op.mean()),
                                node.numbers("variance", op.variance())))
                .addAttribute(attribute("epsilon", op.epsilon()));
    }

    private static String given(NodeWriter node, String role, @Nullable Tensor tensor, int channels, float absent) {
        return tensor == null ? node.filled(role, channels, absent) : node.numbers(role, tensor);
    }

    private static void localResponseNormalization(LocalResponseNormalization op, NodeWriter node) {
        node.last("LRN", node.inputs())
                .addAttribute(attribute("size", op.size()))
                .addAttribute(attribute("alpha", op.alpha()))
                .addAttribute(attribute("beta", op.beta()))
                .addAttribute(attribute("bias", op.bias()));
    }

    private static void dense(Dense op, NodeWriter node) {
        List<String> inputs = List.of(node.input(0), node.numbers("weights", op.weights()));
        if (op.bias() == null) {
            node.last("MatMul", inputs);
        } else {
            String product = node.between();
            node.operator("MatMul", inputs, product);
            node.last("Add", List.of(product, node.numbers("bias", op.bias())));
        }
    }

    private static void softmax(Softmax op, NodeWriter node) {
        node.last(op.logarithm() ? "LogSoftmax" : "Softmax", node.inputs()).addAttribute(attribute("axis", op.axis()));
    }

    private static void reduce(Reduce op, NodeWriter node) {
        node.last(Objects.requireNonNull(OperatorNames.REDUCE.get(op.function())), withAxes(node, op.axes()))
                .addAttribute(attribute("keepdims", op.keepDimensions() ? 1 : 0));
    }

    private static void transpose(Transpose op, NodeWriter node) {
        var written = node.last("Transpose", node.inputs());
        if (!op.permutation().isEmpty()) {
            written.addAttribute(attribute("perm", op.permutation()));
        }
    }

    private static void reshape(Reshape op, NodeWriter node) {
        node.last("Reshape", List.of(node.input(0), node.integers("shape", op.target())))
                .addAttribute(attribute("allowzero", op.zeroCopies() ? 0 : 1));
    }

    /** None named means all, in both worlds. */
    private static List<String> withAxes(NodeWriter node, List<Integer> axes) {
        List<String> inputs = new ArrayList<>(node.inputs());
        if (!axes.isEmpty()) {
            inputs.add(node.integers("axes", axes));
        }
        return inputs;
    }
}
