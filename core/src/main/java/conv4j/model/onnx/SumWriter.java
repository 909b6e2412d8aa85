package conv4j.model.onnx;

import static conv4j.model.onnx.NodeWriter.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import conv4j.op.ArgExtreme;
import conv4j.op.BatchNormalization;
import conv4j.op.Dense;
import conv4j.op.LocalResponseNormalization;
import conv4j.op.Normalize;
import conv4j.op.Reduce;
import conv4j.op.Softmax;
import conv4j.op.Sparsemax;
import conv4j.op.TopK;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ops in which the elements along an axis meet as operators of a file. */
final class SumWriter {
    private SumWriter() {}

    static void batchNormalization(BatchNormalization op, NodeWriter node) {
        String scale = given(node, "scale", op.scale(), op.channels(), 1);
        String offset = given(node, "offset", op.offset(), op.channels(), 0);
        String mean = node.numbers("mean", op.mean());
        String variance = node.numbers("variance", op.variance());
        if (op.axis() == 1) {
            node.last("BatchNormalization", node.input(0), scale, offset, mean, variance)
                    .addAttribute(attribute("epsilon", op.epsilon()));
            return;
        }
        // The operator counts channels along axis 1 alone: x is held so that they lie there while it works.
        String shape = node.part("Shape", node.input(0));
        String held = node.part("Reshape", node.input(0), columns(op, node, shape));
        String normal = node.part(
                "BatchNormalization",
                List.of(held, scale, offset, mean, variance),
                List.of(attribute("epsilon", op.epsilon())));
        node.last("Reshape", normal, shape);
    }

    /** The shape of x as all before the channels, the channels, all after them. */
    private static String columns(BatchNormalization op, NodeWriter node, String shape) {
        String axis = node.integers("axis", List.of(op.axis()));
        String rank = node.part("Shape", shape);
        // Of an axis counted from the end, what follows it begins at the axis + 1, and for the last one at the rank.
        String next = op.axis() == -1 ? rank : node.integers("next", List.of(op.axis() + 1));
        String first = node.integers("first", List.of(0));
        String before = node.part("Slice", shape, first, axis);
        String after = node.part("Slice", shape, next, rank);
        String count = node.integers("channels", List.of(op.channels()));
        return node.part(
                "Concat", List.of(product(node, before), count, product(node, after)), List.of(attribute("axis", 0)));
    }

    private static String product(NodeWriter node, String extents) {
        return node.part("ReduceProd", List.of(extents), List.of(attribute("keepdims", 1)));
    }

    private static String given(NodeWriter node, String role, @Nullable Tensor tensor, int channels, float absent) {
        return tensor == null ? node.filled(role, channels, absent) : node.numbers(role, tensor);
    }

    static void normalize(Normalize op, NodeWriter node) {
        String axes = node.integers("axes", op.axes());
        String distance = node.part("Sub", node.input(0), node.part("ReduceMean", node.input(0), axes));
        String variance = node.part("ReduceMean", node.part("Mul", distance, distance), axes);
        String deviation = node.part("Sqrt", node.part("Add", variance, node.number("epsilon", op.epsilon())));
        node.last("Div", distance, deviation);
    }

    static void localResponseNormalization(LocalResponseNormalization op, NodeWriter node) {
        node.last("LRN", node.inputs())
                .addAttribute(attribute("size", op.size()))
                .addAttribute(attribute("alpha", op.alpha()))
                .addAttribute(attribute("beta", op.beta()))
                .addAttribute(attribute("bias", op.bias()));
    }

    static void dense(Dense op, NodeWriter node) {
        List<String> inputs = List.of(node.input(0), node.numbers("weights", op.weights()));
        if (op.bias() == null) {
            node.last("MatMul", inputs);
        } else {
            node.last("Add", node.part("MatMul", inputs, List.of()), node.numbers("bias", op.bias()));
        }
    }

    static void softmax(Softmax op, NodeWriter node) {
        node.last(op.logarithm() ? "LogSoftmax" : "Softmax", node.inputs()).addAttribute(attribute("axis", op.axis()));
    }

    /**
     * Sorted, the largest first, element k stays above the threshold t if {@code 1 + k * z_k} is more than the sum of the
     * first k; t is then the sum of those that stay, less 1, over their number. Counted from the largest, so that 1 is not
     * lost beside it.
     */
    static void sparsemax(Sparsemax op, NodeWriter node) {
        String axes = node.integers("axes", List.of(op.axis()));
        String x = node.part("Sub", node.input(0), node.part("ReduceMax", node.input(0), axes));
        String shape = node.part("Shape", x);
        String sorted = node.between();
        node.operator("TopK", List.of(x, node.part("Gather", shape, axes)), sorted)
                .addOutput(node.between())
                .addAttribute(attribute("axis", op.axis()));
        Tensor one = Tensor.of(Shape.of(1), 1);
        String ones = node.part(
                "ConstantOfShape", List.of(shape), List.of(attribute("value", NodeWriter.tensor("value", one))));
        String count = node.part("CumSum", ones, axes);
        String reach = node.part("Add", node.part("Mul", count, sorted), node.number("one", 1));
        String stays = node.part("Greater", reach, node.part("CumSum", sorted, axes));
        String staying = node.as(DataType.FLOAT, stays);
        String kept = node.part("Where", stays, sorted, node.number("zero", 0));
        String sum = node.part("ReduceSum", kept, axes);
        String above = node.part("Sub", sum, node.number("one", 1));
        String threshold = node.part("Div", above, node.part("ReduceSum", staying, axes));
        node.last("Relu", node.part("Sub", x, threshold));
    }

    static void reduce(Reduce op, NodeWriter node) {
        String operator = Objects.requireNonNull(OperatorNames.REDUCE.get(op.function()));
        node.last(operator, ArrangementWriter.withAxes(node, op.axes()))
                .addAttribute(attribute("keepdims", op.keepDimensions()));
    }

    static void argExtreme(ArgExtreme op, NodeWriter node) {
        node.lastAsFloat(node.part(
                op.largest() ? "ArgMax" : "ArgMin",
                node.inputs(),
                List.of(
                        attribute("axis", op.axis()),
                        attribute("keepdims", op.keepDimensions()),
                        attribute("select_last_index", op.lastOfEqual()))));
    }

    static void topK(TopK op, NodeWriter node) {
        List<String> inputs = List.of(node.input(0), node.integers("k", List.of(op.k())));
        List<AttributeProto> attributes = List.of(attribute("axis", op.axis()), attribute("largest", op.largest()));
        if (op.result() == TopK.Result.VALUES) {
            node.last("TopK", inputs).addOutput(node.between()).addAllAttribute(attributes);
        } else {
            String indices = node.between();
            node.operator("TopK", inputs, node.between()).addOutput(indices).addAllAttribute(attributes);
            node.lastAsFloat(indices);
        }
    }
}
