package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.op.Axes;
import conv4j.op.Binary;
import conv4j.op.Broadcast;
import conv4j.op.Elementwise;
import conv4j.op.Reduce;
import conv4j.op.Transpose;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What exporters compute with constants, mostly shapes: integers as int64, where a result that needs more is an error,
 * floats as float32. What is not here is left to the network.
 */
final class ExactArithmetic {
    private ExactArithmetic() {}

    static Optional<Constant> elementwise(Elementwise op, Constant x, ElementType type) {
        if (x.isExact()) {
            LongUnaryOperator exact = exact(op.function());
            return Optional.ofNullable(exact)
                    .map(f -> Constant.of(
                            type, x.shape(), LongStream.of(x.integers()).map(f).toArray()));
        }
        DoubleUnaryOperator real = real(op);
        if (real == null) {
            return Optional.empty();
        }
        float[] values = x.floats().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) real.applyAsDouble(values[i]);
        }
        return Optional.of(Constant.of(type, x.shape(), values));
    }

    private static @Nullable LongUnaryOperator exact(Elementwise.Function function) {
        return switch (function) {
            case NEGATE -> Math::negateExact;
            case ABS -> x -> x < 0 ? Math.negateExact(x) : x;
            case SIGN -> Long::signum;
            case NOT -> x -> x == 0 ? 1 : 0;
            case FLOOR, CEIL, ROUND, TRUNCATE -> x -> x;
            default -> null;
        };
    }

    private static @Nullable DoubleUnaryOperator real(Elementwise op) {
        return switch (op.function()) {
            case NEGATE -> x -> -x;
            case ABS -> Math::abs;
            case FLOOR -> Math::floor;
            case CEIL -> Math::ceil;
            case ROUND -> Math::rint;
            case TRUNCATE -> x -> x < 0 ? Math.ceil(x) : Math.floor(x);
            case SQRT -> Math::sqrt;
            case RECIPROCAL -> x -> 1 / x;
            case NOT -> x -> x == 0 ? 1 : 0;
            case AFFINE -> x -> (float) (op.alpha() * x) + op.beta();
            default -> null;
        };
    }

    static Optional<Constant> binary(Binary op, Constant a, Constant b, ElementType type) {
        Shape shape = Broadcast.shape(op.name(), List.of(a.shape(), b.shape()));
        Constant left = Movement.broadcast(a, shape);
        Constant right = Movement.broadcast(b, shape);
        if (a.isExact() && b.isExact()) {
            return Optional.ofNullable(exact(op.function())).map(f -> exact(type, left, right, f));
        }
        return Optional.ofNullable(real(op.function())).map(f -> real(type, left, right, f));
    }

    private static Constant exact(ElementType type, Constant left, Constant right, LongBinaryOperator f) {
        long[] x = left.integers();
        long[] y = right.integers();
        try {
            return Constant.of(
                    type,
                    left.shape(),
                    IntStream.range(0, x.length)
                            .mapToLong(i -> f.applyAsLong(x[i], y[i]))
                            .toArray());
        } catch (ArithmeticException e) {
            throw new ModelFormatException("wanted constants that int64 can hold, got " + e.getMessage(), e);
        }
    }

    private static Constant real(ElementType type, Constant left, Constant right, DoubleBinaryOperator f) {
        float[] x = left.floats();
        float[] y = right.floats();
        float[] values = new float[x.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) f.applyAsDouble(x[i], y[i]);
        }
        // A comparison of floats is a boolean, and booleans are exact.
        Constant result = Constant.of(type, left.shape(), values);
        return type.isBoolean() ? Constant.of(type, left.shape(), result.integers()) : result;
    }

    private static @Nullable LongBinaryOperator exact(Binary.Function function) {
        return switch (function) {
            case ADD -> Math::addExact;
            case SUBTRACT -> Math::subtractExact;
            case MULTIPLY -> Math::multiplyExact;
            case DIVIDE -> (a, b) -> a / b;
            case MODULO -> Math::floorMod;
            case FMOD -> (a, b) -> a % b;
            case MAXIMUM -> Math::max;
            case MINIMUM -> Math::min;
            case EQUAL -> (a, b) -> a == b ? 1 : 0;
            case LESS -> (a, b) -> a < b ? 1 : 0;
            case LESS_OR_EQUAL -> (a, b) -> a <= b ? 1 : 0;
            case GREATER -> (a, b) -> a > b ? 1 : 0;
            case GREATER_OR_EQUAL -> (a, b) -> a >= b ? 1 : 0;
            case AND -> (a, b) -> a != 0 && b != 0 ? 1 : 0;
            case OR -> (a, b) -> a != 0 || b != 0 ? 1 : 0;
            case XOR -> (a, b) -> a != 0 ^ b != 0 ? 1 : 0;
            case POWER, PRELU -> null;
        };
    }

    private static @Nullable DoubleBinaryOperator real(Binary.Function function) {
        return switch (function) {
            case ADD -> Double::sum;
            case SUBTRACT -> (a, b) -> a - b;
            case MULTIPLY -> (a, b) -> a * b;
            case DIVIDE -> (a, b) -> a / b;
            case POWER -> Math::pow;
            case MAXIMUM -> Math::max;
            case MINIMUM -> Math::min;
            case EQUAL -> (a, b) -> a == b ? 1 : 0;
            case LESS -> (a, b) -> a < b ? 1 : 0;
            case LESS_OR_EQUAL -> (a, b) -> a <= b ? 1 : 0;
            case GREATER -> (a, b) -> a > b ? 1 : 0;
            case GREATER_OR_EQUAL -> (a, b) -> a >= b ? 1 : 0;
            case MODULO, FMOD, AND, OR, XOR, PRELU -> null;
        };
    }

    /** Sums, products and extremes of integers. */
    static Optional<Constant> reduce(Reduce op, Constant x, ElementType type) {
        LongBinaryOperator merge = switch (op.function()) {
            case SUM -> Math::addExact;
            case PRODUCT -> Math::multiplyExact;
            case MAX -> Math::max;
            case MIN -> Math::min;
            default -> null;
        };
        if (merge == null || !x.isExact() || x.size() == 0) {
            return Optional.empty();
        }
        List<Integer> axes = op.axes().isEmpty()
                ? IntStream.range(0, x.rank()).boxed().toList()
                : Axes.fromStart(op.name(), op.axes(), x.rank());
        List<Integer> order = new ArrayList<>();
        IntStream.range(0, x.rank()).filter(axis -> !axes.contains(axis)).forEach(order::add);
        int[] kept = order.stream().mapToInt(x.shape()::extent).toArray();
        order.addAll(axes);
        long[] rows = Movement.transpose(x, new Transpose(order)).integers();
        int count = IntStream.of(kept).reduce(1, (a, b) -> a * b);
        int length = rows.length / count;
        long[] reduced = IntStream.range(0, count)
                .mapToLong(row -> Arrays.stream(rows, row * length, (row + 1) * length)
                        .reduce(merge)
                        .orElseThrow())
                .toArray();
        Constant result = Constant.of(type, Shape.of(kept), reduced);
        return Optional.of(op.keepDimensions() ? Movement.unsqueeze(result, axes) : result);
    }
}
