package conv4j.model.onnx;

import static java.util.Map.entry;

import conv4j.op.Binary;
import conv4j.op.Elementwise;
import conv4j.op.Reduce;
import java.util.Map;

/** Functions that are one operator of a file. */
final class OperatorNames {
    static final Map<Elementwise.Function, String> ELEMENTWISE = Map.ofEntries(
            entry(Elementwise.Function.ABS, "Abs"),
            entry(Elementwise.Function.NEGATE, "Neg"),
            entry(Elementwise.Function.SQRT, "Sqrt"),
            entry(Elementwise.Function.RECIPROCAL, "Reciprocal"),
            entry(Elementwise.Function.EXP, "Exp"),
            entry(Elementwise.Function.LOG, "Log"),
            entry(Elementwise.Function.ERF, "Erf"),
            entry(Elementwise.Function.FLOOR, "Floor"),
            entry(Elementwise.Function.CEIL, "Ceil"),
            entry(Elementwise.Function.ROUND, "Round"),
            entry(Elementwise.Function.SIGN, "Sign"),
            entry(Elementwise.Function.SIN, "Sin"),
            entry(Elementwise.Function.COS, "Cos"),
            entry(Elementwise.Function.TAN, "Tan"),
            entry(Elementwise.Function.ASIN, "Asin"),
            entry(Elementwise.Function.ACOS, "Acos"),
            entry(Elementwise.Function.ATAN, "Atan"),
            entry(Elementwise.Function.SINH, "Sinh"),
            entry(Elementwise.Function.COSH, "Cosh"),
            entry(Elementwise.Function.TANH, "Tanh"),
            entry(Elementwise.Function.ASINH, "Asinh"),
            entry(Elementwise.Function.ACOSH, "Acosh"),
            entry(Elementwise.Function.ATANH, "Atanh"),
            entry(Elementwise.Function.SIGMOID, "Sigmoid"),
            entry(Elementwise.Function.SOFTPLUS, "Softplus"),
            entry(Elementwise.Function.SOFTSIGN, "Softsign"),
            entry(Elementwise.Function.HARD_SWISH, "HardSwish"),
            entry(Elementwise.Function.MISH, "Mish"),
            entry(Elementwise.Function.GELU, "Gelu"));

    /** The same with the attribute {@code alpha}. */
    static final Map<Elementwise.Function, String> WITH_ALPHA = Map.of(
            Elementwise.Function.LEAKY_RELU, "LeakyRelu",
            Elementwise.Function.ELU, "Elu",
            Elementwise.Function.CELU, "Celu");

    static final Map<Binary.Function, String> BINARY = Map.ofEntries(
            entry(Binary.Function.ADD, "Add"),
            entry(Binary.Function.SUBTRACT, "Sub"),
            entry(Binary.Function.MULTIPLY, "Mul"),
            entry(Binary.Function.DIVIDE, "Div"),
            entry(Binary.Function.POWER, "Pow"),
            entry(Binary.Function.MAXIMUM, "Max"),
            entry(Binary.Function.MINIMUM, "Min"),
            entry(Binary.Function.EQUAL, "Equal"),
            entry(Binary.Function.LESS, "Less"),
            entry(Binary.Function.LESS_OR_EQUAL, "LessOrEqual"),
            entry(Binary.Function.GREATER, "Greater"),
            entry(Binary.Function.GREATER_OR_EQUAL, "GreaterOrEqual"),
            entry(Binary.Function.AND, "And"),
            entry(Binary.Function.OR, "Or"),
            entry(Binary.Function.XOR, "Xor"));

    static final Map<Reduce.Function, String> REDUCE = Map.of(
            Reduce.Function.SUM, "ReduceSum",
            Reduce.Function.MEAN, "ReduceMean",
            Reduce.Function.MAX, "ReduceMax",
            Reduce.Function.MIN, "ReduceMin",
            Reduce.Function.PRODUCT, "ReduceProd",
            Reduce.Function.L1, "ReduceL1",
            Reduce.Function.L2, "ReduceL2",
            Reduce.Function.LOG_SUM, "ReduceLogSum",
            Reduce.Function.LOG_SUM_EXP, "ReduceLogSumExp",
            Reduce.Function.SUM_OF_SQUARES, "ReduceSumSquare");

    private OperatorNames() {}
}
