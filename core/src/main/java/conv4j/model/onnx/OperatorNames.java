package conv4j.model.onnx;

import static java.util.Map.entry;

import conv4j.op.Binary;
import conv4j.op.Elementwise;
import conv4j.op.Reduce;
import java.util.Map;

/**
 * Functions that are one operator of a file. Those that give truth values are not: there they are bool, and what reads them
 * would have to be told.
 */
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
            entry(Elementwise.Function.TANH, "Tanh"),
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

    static final Map<Binary.Function, String> BINARY = Map.of(
            Binary.Function.ADD, "Add",
            Binary.Function.SUBTRACT, "Sub",
            Binary.Function.MULTIPLY, "Mul",
            Binary.Function.DIVIDE, "Div",
            Binary.Function.POWER, "Pow",
            Binary.Function.MAXIMUM, "Max",
            Binary.Function.MINIMUM, "Min");

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
