package conv4j.kernel.element;

import conv4j.op.Elementwise;
import conv4j.tensor.Float16;

/**
 * A function of one number. Those that Java's library has, it has in double: they are rounded to float32 at the end.
 */
@FunctionalInterface
public interface ScalarFunction {
    float of(float x);

    /** The function that an op names, with its numbers. */
    static ScalarFunction of(Elementwise op) {
        float a = op.alpha();
        float b = op.beta();
        return switch (op.function()) {
            case ABS -> Math::abs;
            case NEGATE -> x -> -x;
            case AFFINE -> x -> a * x + b;
            case SQUARE -> x -> x * x;
            case SQRT -> x -> (float) Math.sqrt(x);
            case RECIPROCAL -> x -> 1 / x;
            case EXP -> x -> (float) Math.exp(x);
            case LOG -> x -> (float) Math.log(x);
            case ERF -> x -> (float) Transcendental.erf(x);
            case FLOOR -> x -> (float) Math.floor(x);
            case CEIL -> x -> (float) Math.ceil(x);
            case ROUND -> x -> (float) Math.rint(x);
            case TRUNCATE -> x -> (float) (x < 0 ? Math.ceil(x) : Math.floor(x));
            case ROUND_TO_HALF -> Float16::round;
            case SIGN -> Math::signum;
            case NOT -> x -> x == 0 ? 1 : 0;
            case IS_NAN -> x -> Float.isNaN(x) ? 1 : 0;
            case IS_INF -> x -> Float.isInfinite(x) && (x < 0 ? a : b) != 0 ? 1 : 0;
            case SIN -> x -> (float) Math.sin(x);
            case COS -> x -> (float) Math.cos(x);
            case TAN -> x -> (float) Math.tan(x);
            case ASIN -> x -> (float) Math.asin(x);
            case ACOS -> x -> (float) Math.acos(x);
            case ATAN -> x -> (float) Math.atan(x);
            case SINH -> x -> (float) Math.sinh(x);
            case COSH -> x -> (float) Math.cosh(x);
            case TANH -> x -> (float) Math.tanh(x);
            case ASINH -> x -> (float) Transcendental.asinh(x);
            case ACOSH -> x -> (float) Transcendental.acosh(x);
            case ATANH -> x -> (float) Transcendental.atanh(x);
            case SIGMOID -> x -> (float) Transcendental.sigmoid(x);
            case LOG_SIGMOID -> x -> (float) -Transcendental.softplus(-x);
            case HARD_SIGMOID -> x -> Math.max(0, Math.min(1, a * x + b));
            case SOFTPLUS -> x -> (float) Transcendental.softplus(x);
            case SQUAREPLUS -> x -> (float) ((x + Math.sqrt((double) x * x + a)) / 2);
            case SPARSE_PLUS -> x -> x <= -1 ? 0 : x < 1 ? (x + 1) * (x + 1) / 4 : x;
            case SOFTSIGN -> x -> x / (1 + Math.abs(x));
            case CLIP -> x -> Math.min(Math.max(x, a), b);
            case LEAKY_RELU -> x -> x >= 0 ? x : a * x;
            case THRESHOLD -> x -> x > a ? x : b;
            case ELU -> x -> x >= 0 ? x : (float) (a * Math.expm1(x));
            case SELU -> x -> x >= 0 ? b * x : (float) (b * a * Math.expm1(x));
            case CELU -> x -> Math.max(0, x) + (float) Math.min(0, a * Math.expm1(x / a));
            case GELU -> x -> (float) (x / 2 * (1 + Transcendental.erf(x / Math.sqrt(2))));
            case GELU_TANH ->
                x -> (float) (x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))));
            case SWISH -> x -> (float) (x * Transcendental.sigmoid(a * x));
            case HARD_SWISH -> x -> x * Math.max(0, Math.min(1, x / 6 + 0.5f));
            case MISH -> x -> (float) (x * Math.tanh(Transcendental.softplus(x)));
            case TANH_SHRINK -> x -> (float) (x - Math.tanh(x));
            case SHRINK -> x -> x < -a ? x + b : x > a ? x - b : 0;
        };
    }
}
