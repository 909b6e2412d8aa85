package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;
import java.util.Locale;

/**
 * A function of one number, for each element of a tensor of any shape: {@code y = f(x)}. NaN gives NaN where a function
 * does not say otherwise. Sources: the ONNX operator of the same name, or {@code keras.activations}.
 *
 * @param alpha first number of functions that have one, else ignored
 * @param beta second number of functions that have two, else ignored
 */
public record Elementwise(Function function, float alpha, float beta) implements Op {

    /** What is computed; {@code a} and {@code b} are alpha and beta. */
    public enum Function {
        /** {@code |x|}. */
        ABS,
        /** {@code -x}. */
        NEGATE,
        /** {@code a * x + b}. */
        AFFINE,
        /** {@code x * x}. */
        SQUARE,
        /** {@code sqrt(x)}; NaN below 0. */
        SQRT,
        /** {@code 1 / x}. */
        RECIPROCAL,
        /** {@code e^x}. */
        EXP,
        /** Natural logarithm; NaN below 0. */
        LOG,
        /** {@code 2 / sqrt(pi) * integral from 0 to x of e^(-t*t) dt}. */
        ERF,
        /** The largest integer that is not above x. */
        FLOOR,
        /** The smallest integer that is not below x. */
        CEIL,
        /** The nearest integer; of two equally near ones the even one (ONNX Round). */
        ROUND,
        /** The integer next to x on the way to 0: what casting to an integer does. */
        TRUNCATE,
        /** x rounded to the nearest float16, ties to even: what casting to float16 and back does. */
        ROUND_TO_HALF,
        /** -1, 0 or 1. */
        SIGN,
        /** 1 for 0, else 0. */
        NOT,
        /** 1 for NaN, else 0. */
        IS_NAN,
        /** 1 for negative infinity unless a is 0, 1 for positive infinity unless b is 0; else 0 (ONNX IsInf). */
        IS_INF,
        SIN,
        COS,
        TAN,
        ASIN,
        ACOS,
        ATAN,
        SINH,
        COSH,
        TANH,
        ASINH,
        ACOSH,
        ATANH,
        /** {@code 1 / (1 + e^-x)}. */
        SIGMOID,
        /** {@code -log(1 + e^-x)}. */
        LOG_SIGMOID,
        /** {@code max(0, min(1, a * x + b))}; ONNX: a = 0.2, b = 0.5; Keras 3: a = 1/6, b = 0.5; sparse sigmoid: both 0.5. */
        HARD_SIGMOID,
        /** {@code log(1 + e^x)}. */
        SOFTPLUS,
        /** {@code (x + sqrt(x*x + a)) / 2}; Keras squareplus: a = 4. */
        SQUAREPLUS,
        /** 0 up to -1, {@code (x + 1)^2 / 4} up to 1, x after. */
        SPARSE_PLUS,
        /** {@code x / (1 + |x|)}. */
        SOFTSIGN,
        /** {@code min(max(x, a), b)}: ReLU6 is 0 and 6, hard tanh -1 and 1. */
        CLIP,
        /** x from 0 on, {@code a * x} below. */
        LEAKY_RELU,
        /** x above a, else b; ThresholdedRelu is b = 0. */
        THRESHOLD,
        /** x from 0 on, {@code a * (e^x - 1)} below. */
        ELU,
        /** {@code b * x} from 0 on, {@code b * a * (e^x - 1)} below; the usual a = 1.6732632, b = 1.050701. */
        SELU,
        /** {@code max(0, x) + min(0, a * (e^(x/a) - 1))}. */
        CELU,
        /** {@code x / 2 * (1 + erf(x / sqrt(2)))}. */
        GELU,
        /** {@code x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))}. */
        GELU_TANH,
        /** {@code x * sigmoid(a * x)}; SiLU is a = 1. */
        SWISH,
        /** {@code x * max(0, min(1, x / 6 + 0.5))}; Keras calls it hard_silu too. */
        HARD_SWISH,
        /** {@code x * tanh(log(1 + e^x))}. */
        MISH,
        /** {@code x - tanh(x)}. */
        TANH_SHRINK,
        /** {@code x + b} below -a, {@code x - b} above a, else 0 (ONNX Shrink); hard shrink is b = 0, soft shrink b = a. */
        SHRINK
    }

    /** A function that has no numbers of its own. */
    public static Elementwise of(Function function) {
        return new Elementwise(function, 0, 0);
    }

    @Override
    public String name() {
        return function.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Require.oneInput(name(), inputs);
    }
}
