package conv4j.verification.oracle;

import static conv4j.op.Elementwise.Function.*;

import conv4j.op.Elementwise;
import conv4j.op.Elementwise.Function;
import conv4j.tensor.Tensor;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/** Each function as its formula reads; those of several steps may lose a few ulps in each. */
final class ElementwiseDefinition implements Definition<Elementwise> {

    /** {@code f(x)}, with the op's numbers a and b. */
    @FunctionalInterface
    private interface Formula {
        Rounded of(double x, double a, double b);
    }

    private static final Map<Function, Formula> FORMULAS = new EnumMap<>(Function.class);

    static {
        chosen();
        arithmetic();
        transcendental();
        activations();
    }

    @Override
    public Expected expect(Elementwise op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        Formula formula = Objects.requireNonNull(FORMULAS.get(op.function()), op::name);
        return Expected.of(in.shape(), at -> formula.of(in.get(at), op.alpha(), op.beta()));
    }

    private static void exact(Function function, DoubleUnaryOperator formula) {
        FORMULAS.put(function, (x, a, b) -> Rounded.exact(formula.applyAsDouble(x)));
    }

    /** Nothing cancels on the way, so that the error is relative to the result. */
    private static void relative(Function function, int roundings, DoubleUnaryOperator formula) {
        FORMULAS.put(function, (x, a, b) -> relative(formula.applyAsDouble(x), roundings));
    }

    private static Rounded relative(double value, int roundings) {
        return Rounded.function(value, Math.abs(value), roundings);
    }

    private static void chosen() {
        exact(ABS, x -> x < 0 ? -x : x);
        exact(NEGATE, x -> -x);
        exact(FLOOR, Math::floor);
        exact(CEIL, Math::ceil);
        exact(ROUND, x -> x - Math.floor(x) == 0.5 ? 2 * Math.floor((x + 0.5) / 2) : Math.floor(x + 0.5));
        exact(TRUNCATE, x -> x < 0 ? -Math.floor(-x) : Math.floor(x));
        exact(ROUND_TO_HALF, Float16::nearest);
        exact(SIGN, x -> x > 0 ? 1 : x < 0 ? -1 : x);
        exact(NOT, x -> x == 0 ? 1 : 0);
        exact(IS_NAN, x -> Double.isNaN(x) ? 1 : 0);
        FORMULAS.put(IS_INF, (x, a, b) -> {
            boolean negative = a != 0 && x == Double.NEGATIVE_INFINITY;
            boolean positive = b != 0 && x == Double.POSITIVE_INFINITY;
            return Rounded.exact(negative || positive ? 1 : 0);
        });
        FORMULAS.put(CLIP, (x, a, b) -> Rounded.exact(clip(x, a, b)));
        FORMULAS.put(THRESHOLD, (x, a, b) -> Rounded.exact(x > a ? x : b));
    }

    private static double clip(double x, double least, double most) {
        double raised = x < least ? least : x;
        return raised > most ? most : raised;
    }

    private static void arithmetic() {
        FORMULAS.put(AFFINE, (x, a, b) -> Rounded.sum(a * x + b, Math.abs(a * x) + Math.abs(b), 2));
        FORMULAS.put(SQUARE, (x, a, b) -> Rounded.sum(x * x, x * x, 1));
        FORMULAS.put(LEAKY_RELU, (x, a, b) -> x >= 0 ? Rounded.exact(x) : Rounded.sum(a * x, Math.abs(a * x), 1));
        FORMULAS.put(SHRINK, (x, a, b) -> {
            double shrunk = x < -a ? x + b : x > a ? x - b : 0;
            return Rounded.sum(shrunk, Math.abs(shrunk), 1);
        });
        FORMULAS.put(SPARSE_PLUS, (x, a, b) -> {
            double y = x <= -1 ? 0 : x < 1 ? (x + 1) * (x + 1) / 4 : x;
            return Rounded.sum(y, Math.abs(y), 4);
        });
        FORMULAS.put(HARD_SIGMOID, (x, a, b) -> {
            double inside = Math.abs(a * x) + Math.abs(b);
            return Rounded.sum(clip(a * x + b, 0, 1), inside, 2);
        });
        FORMULAS.put(HARD_SWISH, (x, a, b) -> {
            double inside = Math.abs(x) / 6 + 0.5;
            return Rounded.function(x * clip(x / 6 + 0.5, 0, 1), Math.abs(x) * inside, 5);
        });
        FORMULAS.put(SQUAREPLUS, (x, a, b) -> {
            double root = Math.sqrt(x * x + a);
            return Rounded.function((x + root) / 2, (Math.abs(x) + root) / 2, 5);
        });
        // One rounding for a root or a quotient, one more where it is a product with the reciprocal.
        relative(SQRT, 2, Math::sqrt);
        relative(RECIPROCAL, 2, x -> 1 / x);
        relative(SOFTSIGN, 3, x -> x / (1 + Math.abs(x)));
    }

    private static void transcendental() {
        relative(EXP, Rounded.FUNCTION, Math::exp);
        relative(LOG, Rounded.FUNCTION, Math::log);
        relative(ERF, Rounded.FUNCTION, SpecialFunctions::erf);
        relative(SIN, Rounded.FUNCTION, Math::sin);
        relative(COS, Rounded.FUNCTION, Math::cos);
        relative(TAN, Rounded.FUNCTION, Math::tan);
        relative(ASIN, Rounded.FUNCTION, Math::asin);
        relative(ACOS, Rounded.FUNCTION, Math::acos);
        relative(ATAN, Rounded.FUNCTION, Math::atan);
        relative(SINH, Rounded.FUNCTION, Math::sinh);
        relative(COSH, Rounded.FUNCTION, Math::cosh);
        relative(TANH, Rounded.FUNCTION, Math::tanh);
        relative(ASINH, Rounded.FUNCTION, SpecialFunctions::asinh);
        relative(ACOSH, Rounded.FUNCTION, SpecialFunctions::acosh);
        relative(ATANH, Rounded.FUNCTION, SpecialFunctions::atanh);
    }

    private static void activations() {
        relative(SIGMOID, 2 * Rounded.FUNCTION, SpecialFunctions::sigmoid);
        relative(SOFTPLUS, 2 * Rounded.FUNCTION, SpecialFunctions::softplus);
        relative(LOG_SIGMOID, 2 * Rounded.FUNCTION, x -> -SpecialFunctions.softplus(-x));
        relative(MISH, 3 * Rounded.FUNCTION, x -> x * Math.tanh(SpecialFunctions.softplus(x)));
        FORMULAS.put(ELU, (x, a, b) -> x >= 0 ? Rounded.exact(x) : relative(a * Math.expm1(x), 2 * Rounded.FUNCTION));
        FORMULAS.put(SELU, (x, a, b) -> relative(x >= 0 ? b * x : b * a * Math.expm1(x), 2 * Rounded.FUNCTION));
        FORMULAS.put(CELU, (x, a, b) -> relative(x >= 0 ? x : a * Math.expm1(x / a), 2 * Rounded.FUNCTION));
        // 1 + erf and 1 + tanh cancel where x is far below 0: what is lost there is relative to x.
        FORMULAS.put(GELU, (x, a, b) -> {
            double y = x / 2 * (1 + SpecialFunctions.erf(x / Math.sqrt(2)));
            return Rounded.function(y, Math.abs(x), 2 * Rounded.FUNCTION);
        });
        FORMULAS.put(GELU_TANH, (x, a, b) -> {
            double y = x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * Math.pow(x, 3))));
            return Rounded.function(y, Math.abs(x), 2 * Rounded.FUNCTION);
        });
        // What rounding a * x adds to an exponent, it multiplies the result by.
        FORMULAS.put(SWISH, (x, a, b) -> {
            double y = x * SpecialFunctions.sigmoid(a * x);
            return Rounded.function(y, Math.abs(y) * (1 + Math.abs(a * x)), 2 * Rounded.FUNCTION);
        });
        FORMULAS.put(
                TANH_SHRINK,
                (x, a, b) ->
                        Rounded.function(x - Math.tanh(x), Math.abs(x) + Math.abs(Math.tanh(x)), Rounded.FUNCTION));
    }
}
