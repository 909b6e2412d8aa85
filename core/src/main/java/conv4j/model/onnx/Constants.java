package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.op.Elementwise;
import conv4j.op.Elementwise.Function;
import conv4j.op.Fill;
import conv4j.op.Range;
import conv4j.op.ShapeOf;
import conv4j.op.SizeOf;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Values that are made of no data, and values as another element type. */
final class Constants {
    private Constants() {}

    static Value constant(OnnxNode node) {
        Attributes attributes = node.attributes();
        if (attributes.has("value_float")) {
            return Constant.of(ElementType.FLOAT32, Shape.of(), attributes.decimal("value_float", 0));
        }
        if (attributes.has("value_int")) {
            return Constant.of(ElementType.INT64, Shape.of(), attributes.integer("value_int"));
        }
        if (attributes.has("value_floats")) {
            float[] floats = attributes.decimals("value_floats").orElseThrow();
            return Constant.of(ElementType.FLOAT32, Shape.of(floats.length), floats);
        }
        if (attributes.has("value_ints")) {
            return Constant.list(attributes.integers("value_ints").orElseThrow());
        }
        return node.tensor("value")
                .orElseThrow(() -> new ModelFormatException(
                        "wanted a value of numbers, got neither value, value_int(s) nor value_float(s)"));
    }

    static Value ofShape(OnnxNode node) {
        Constant value = node.tensor("value").orElse(Constant.of(ElementType.FLOAT32, Shape.of(1), 0f));
        float number = value.tensor().reshape(Shape.of(1)).values()[0];
        return node.emitKnowing(
                "fill",
                value.type(),
                Computed.UNKNOWN,
                List.of(),
                List.of(0),
                known -> new Fill(Integers.list(known.at(0).integers()), number));
    }

    /** One number throughout, in the shape of a value. */
    static Value filled(OnnxNode node, Value shaped, ElementType type, float number) {
        return node.emitAside(
                "fill",
                type,
                shaped.rank(),
                Map.of(Known.SHAPE, node.shapeOf(shaped)),
                known -> new Fill(IntStream.of(known.shape().toArray()).boxed().toList(), number));
    }

    static Value range(OnnxNode node) {
        return node.emitKnowing(
                "range",
                node.input(0).type(),
                1,
                List.of(),
                List.of(0, 1, 2),
                known -> new Range(bound(known, 0), bound(known, 1), bound(known, 2)));
    }

    private static float bound(Known known, int place) {
        return known.at(place).tensor().reshape(Shape.of(1)).values()[0];
    }

    /** The part of the shape from {@code start} up to {@code end} from opset 15 on. */
    static Value shape(OnnxNode node) {
        boolean parts = node.opset() >= 15;
        int start = parts ? Integers.exact(node.attributes().integer("start", 0)) : 0;
        long end = parts ? node.attributes().integer("end", Integer.MAX_VALUE) : Integer.MAX_VALUE;
        return node.emit(
                new ShapeOf(start, (int) Math.max(Integer.MIN_VALUE, Math.min(end, Integer.MAX_VALUE))), node.input(0));
    }

    static Value size(OnnxNode node) {
        return node.emit(new SizeOf(), node.input(0));
    }

    static Value cast(OnnxNode node) {
        roundingOfNarrowFloats(node);
        return cast(node, node.input(0), ElementType.of(node.attributes().integer("to")));
    }

    static Value castLike(OnnxNode node) {
        roundingOfNarrowFloats(node);
        return cast(node, node.input(0), node.input(1).type());
    }

    /** What these say concerns 8-bit floats alone, which are refused by their type. */
    private static void roundingOfNarrowFloats(OnnxNode node) {
        if (node.opset() >= 19) {
            node.attributes().ignore("saturate");
        }
        if (node.opset() >= 24) {
            node.attributes().ignore("round_mode");
        }
    }

    private static Value cast(OnnxNode node, Value x, ElementType type) {
        Value converted = x;
        if (type.isBoolean() && !x.type().isBoolean()) {
            Elementwise not = Elementwise.of(Function.NOT);
            converted = node.aside(not, node.emit(not, x));
        } else if (type.isInteger()) {
            Value whole = x.type().isFloat() ? node.emit(Elementwise.of(Function.TRUNCATE), x) : x;
            boolean mayExceed = !x.type().isBoolean() && x.type() != type;
            converted = mayExceed ? Arithmetic.wrapped(node, whole, type) : whole;
        } else if (type == ElementType.FLOAT16 && x.type() != ElementType.FLOAT16) {
            converted = node.emit(Elementwise.of(Function.ROUND_TO_HALF), x);
        }
        return ofType(converted, type);
    }

    /** The same numbers, called another type. */
    static Value ofType(Value value, ElementType type) {
        if (value instanceof Computed computed) {
            return computed.ofType(type);
        }
        Constant constant = (Constant) value;
        return type.isFloat()
                ? constant.isExact()
                        ? Constant.of(type, constant.shape(), constant.floats())
                        : Constant.of(type, constant.tensor())
                : Constant.of(type, constant.shape(), constant.integers());
    }
}
