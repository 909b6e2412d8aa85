package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.op.Binary;
import conv4j.op.Binary.Function;
import conv4j.op.Elementwise;
import conv4j.op.Select;
import conv4j.tensor.Shape;
import java.util.List;

/** Functions of two numbers or more, broadcast, on floats and on integers. */
final class Arithmetic {
    private Arithmetic() {}

    /** Comparisons, logic, and what needs no care with integers. */
    static Translator plain(Function function) {
        return Translator.of(node -> node.emit(new Binary(function), node.input(0), node.input(1)));
    }

    /** Sum, difference, product: integers of 8 and 16 bits wrap around. */
    static Translator wrapping(Function function) {
        return Translator.of(node -> {
            Value x = node.input(0);
            Value y = node.input(1);
            boolean wide = function == Function.MULTIPLY
                    && x.type().isInteger()
                    && x.type().bytes() == 2;
            return wrapped(node, wide ? wideProduct(node, x, y) : node.emit(new Binary(function), x, y), x.type());
        });
    }

    /**
     * A product of 16-bit integers, right modulo 2^16. Float32 does not hold 32 bits, so y is taken as 256 h + l: both
     * products fit into 24 bits.
     */
    private static Value wideProduct(OnnxNode node, Value x, Value y) {
        Binary modulo = new Binary(Function.MODULO);
        Binary multiply = new Binary(Function.MULTIPLY);
        Constant base = scalar(x.type(), 256);
        Value low = node.aside(modulo, y, base);
        Value high = node.aside(new Binary(Function.DIVIDE), node.aside(new Binary(Function.SUBTRACT), y, low), base);
        Value upper = node.aside(modulo, node.aside(multiply, x, high), base);
        Value lower = node.aside(modulo, node.aside(multiply, x, low), scalar(x.type(), 1 << 16));
        return node.emit(new Binary(Function.ADD), node.aside(multiply, upper, base), lower);
    }

    /** Brings a whole number into the range of an integer type of 8 or 16 bits, as two's complement does. */
    static Value wrapped(OnnxNode node, Value x, ElementType type) {
        if (!type.isInteger() || type.bytes() > 2) {
            return x;
        }
        float values = 1 << 8 * type.bytes();
        float least = type.isUnsigned() ? 0 : values / 2;
        Binary modulo = new Binary(Function.MODULO);
        if (type.isUnsigned()) {
            return node.aside(modulo, x, scalar(x.type(), values));
        }
        Value shifted = node.aside(new Binary(Function.ADD), x, scalar(x.type(), least));
        return node.aside(
                new Binary(Function.SUBTRACT),
                node.aside(modulo, shifted, scalar(x.type(), values)),
                scalar(x.type(), least));
    }

    /** One number, kept as numbers of that type are. */
    static Constant scalar(ElementType type, float value) {
        return type.isFloat() ? Constant.of(type, Shape.of(), value) : Constant.of(type, Shape.of(), (long) value);
    }

    /** The quotient of integers is rounded towards 0. */
    static Value divide(OnnxNode node) {
        return truncated(node, node.emit(new Binary(Function.DIVIDE), node.input(0), node.input(1)));
    }

    /** The result has the type of the base. */
    static Value power(OnnxNode node) {
        return truncated(node, node.emit(new Binary(Function.POWER), node.input(0), node.input(1)));
    }

    static Value truncated(OnnxNode node, Value x) {
        return x.type().isInteger() ? node.aside(Elementwise.of(Elementwise.Function.TRUNCATE), x) : x;
    }

    static Value modulo(OnnxNode node) {
        boolean signOfFirst = node.attributes().flag("fmod", false);
        if (!signOfFirst && !node.input(0).type().isInteger() && node.opset() < 28) {
            throw new ModelFormatException("wanted fmod 1 for " + node.input(0).type() + " before opset 28, got 0");
        }
        return node.emit(new Binary(signOfFirst ? Function.FMOD : Function.MODULO), node.input(0), node.input(1));
    }

    /** Any number of inputs, one after the other. */
    static Translator chain(Function function) {
        return Translator.of(node -> chained(node, function));
    }

    private static Value chained(OnnxNode node, Function function) {
        List<Value> inputs = node.inputs();
        Value result = inputs.get(0);
        for (Value next : inputs.subList(1, inputs.size())) {
            result = node.emit(new Binary(function), result, next);
        }
        return result;
    }

    static Value mean(OnnxNode node) {
        Value sum = chained(node, Function.ADD);
        return node.aside(new Binary(Function.DIVIDE), sum, scalar(sum.type(), node.inputCount()));
    }

    static Value where(OnnxNode node) {
        return node.emit(new Select(), node.input(0), node.input(1), node.input(2));
    }
}
