package conv4j.model.onnx;

import static conv4j.model.onnx.NodeWriter.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import conv4j.op.ArgExtreme;
import conv4j.op.AveragePool2d;
import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.Dense;
import conv4j.op.DepthToSpace;
import conv4j.op.Einsum;
import conv4j.op.Elementwise;
import conv4j.op.Expand;
import conv4j.op.Fill;
import conv4j.op.Flatten;
import conv4j.op.Gather;
import conv4j.op.Hardmax;
import conv4j.op.LocalResponseNormalization;
import conv4j.op.LpPool2d;
import conv4j.op.MatMul;
import conv4j.op.MaxPool2d;
import conv4j.op.Normalize;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Range;
import conv4j.op.Reduce;
import conv4j.op.Relu;
import conv4j.op.Reshape;
import conv4j.op.Resize;
import conv4j.op.Select;
import conv4j.op.ShapeOf;
import conv4j.op.SizeOf;
import conv4j.op.Slice;
import conv4j.op.Softmax;
import conv4j.op.SpaceToDepth;
import conv4j.op.Sparsemax;
import conv4j.op.Squeeze;
import conv4j.op.Tile;
import conv4j.op.TopK;
import conv4j.op.Transpose;
import conv4j.op.Unsqueeze;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

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
        put(ConvTranspose2d.class, WindowWriter::convTranspose);
        put(MaxPool2d.class, op -> WindowWriter.isWritable(op.window()), WindowWriter::maxPool);
        put(AveragePool2d.class, op -> WindowWriter.isWritable(op.window()), WindowWriter::averagePool);
        put(LpPool2d.class, op -> WindowWriter.isWritable(op.window()), WindowWriter::lpPool);
        named(Relu.class, "Relu");
        put(Elementwise.class, FunctionWriter::elementwise);
        put(Binary.class, FunctionWriter::binary);
        put(Select.class, (op, node) -> FunctionWriter.select(node));
        put(BatchNormalization.class, SumWriter::batchNormalization);
        put(Normalize.class, SumWriter::normalize);
        put(LocalResponseNormalization.class, SumWriter::localResponseNormalization);
        put(Dense.class, SumWriter::dense);
        named(MatMul.class, "MatMul");
        put(
                Einsum.class,
                (op, node) ->
                        with(node, "Einsum", attribute("equation", op.equation().replace(" ", ""))));
        put(Softmax.class, SumWriter::softmax);
        put(Sparsemax.class, SumWriter::sparsemax);
        put(Hardmax.class, (op, node) -> with(node, "Hardmax", attribute("axis", op.axis())));
        put(Reduce.class, SumWriter::reduce);
        put(ArgExtreme.class, SumWriter::argExtreme);
        put(TopK.class, SumWriter::topK);
        put(Concat.class, (op, node) -> with(node, "Concat", attribute("axis", op.axis())));
        put(Slice.class, ArrangementWriter::slice);
        put(Gather.class, ArrangementWriter::gather);
        put(Pad.class, ArrangementWriter::pad);
        put(Reshape.class, ArrangementWriter::reshape);
        put(Flatten.class, (op, node) -> with(node, "Flatten", attribute("axis", op.axis())));
        put(Squeeze.class, (op, node) -> node.last("Squeeze", ArrangementWriter.withAxes(node, op.axes())));
        put(Unsqueeze.class, ArrangementWriter::unsqueeze);
        put(Transpose.class, ArrangementWriter::transpose);
        put(Expand.class, (op, node) -> node.last("Expand", node.input(0), node.integers("shape", op.target())));
        put(Tile.class, ArrangementWriter::tile);
        put(DepthToSpace.class, ArrangementWriter::depthToSpace);
        put(SpaceToDepth.class, (op, node) -> with(node, "SpaceToDepth", attribute("blocksize", op.block())));
        put(Resize.class, ResizeWriter::isWritable, ResizeWriter::resize);
        put(ShapeOf.class, ArrangementWriter::shapeOf);
        put(SizeOf.class, (op, node) -> node.lastAsFloat(node.part("Size", node.input(0))));
        put(Fill.class, ArrangementWriter::fill);
        put(Range.class, ArrangementWriter::range);
    }

    private OpWriters() {}

    private static <T extends Op> void put(Class<T> type, Predicate<T> takes, Body<T> body) {
        WRITERS.put(type, new OpWriter<>(type, takes, body));
    }

    private static <T extends Op> void put(Class<T> type, Body<T> body) {
        put(type, op -> true, body);
    }

    /** An op that is an operator without attributes. */
    private static <T extends Op> void named(Class<T> type, String operator) {
        put(type, (op, node) -> node.last(operator, node.inputs()));
    }

    /** An operator of all the node's inputs with one attribute. */
    private static void with(NodeWriter node, String operator, AttributeProto attribute) {
        node.last(operator, node.inputs()).addAttribute(attribute);
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
}
