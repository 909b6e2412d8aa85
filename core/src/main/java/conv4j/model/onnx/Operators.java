package conv4j.model.onnx;

import conv4j.op.Binary;
import conv4j.op.Elementwise.Function;
import conv4j.op.Reduce;
import java.util.Map;
import java.util.TreeMap;

/** Which operators of ONNX are supported, and who translates each. */
final class Operators {
    /** Of the standard's default domain; ONNX 1.23 has opset 28. */
    static final int FIRST_OPSET = 7;

    static final int LAST_OPSET = 28;

    private static final Map<String, Translator> TRANSLATORS = new TreeMap<>();

    static {
        windows();
        normalizations();
        activations();
        functions();
        arithmetic();
        shapes();
        reductions();
    }

    private Operators() {}

    static boolean supports(String operator) {
        return TRANSLATORS.containsKey(operator);
    }

    /**
     * @param operator that is supported
     */
    static Translator of(String operator) {
        Translator translator = TRANSLATORS.get(operator);
        if (translator == null) {
            throw new IllegalArgumentException(operator);
        }
        return translator;
    }

    private static void put(String operator, java.util.function.Function<OnnxNode, Value> single) {
        TRANSLATORS.put(operator, Translator.of(single));
    }

    private static void windows() {
        put("Conv", Convolutions::conv);
        put("ConvTranspose", Convolutions::convTranspose);
        put("MaxPool", Pools::max);
        put("AveragePool", Pools::average);
        put("LpPool", Pools::lp);
        TRANSLATORS.put("GlobalAveragePool", Pools.global(Reduce.Function.MEAN));
        TRANSLATORS.put("GlobalMaxPool", Pools.global(Reduce.Function.MAX));
        put("GlobalLpPool", Pools::globalLp);
        put("Resize", Resizes::resize);
        put("Upsample", Resizes::upsample);
    }

    private static void normalizations() {
        put("BatchNormalization", Normalizations::batch);
        put("InstanceNormalization", Normalizations::instance);
        put("GroupNormalization", Normalizations::group);
        TRANSLATORS.put("LayerNormalization", Normalizations::layer);
        put("RMSNormalization", Normalizations::rootMeanSquare);
        put("MeanVarianceNormalization", Normalizations::meanVariance);
        put("LpNormalization", Normalizations::lp);
        put("LRN", Normalizations::localResponse);
        TRANSLATORS.put("Dropout", Activations::dropout);
    }

    private static void activations() {
        TRANSLATORS.put("Relu", Activations.relu());
        TRANSLATORS.put("LeakyRelu", Activations.withAlpha(Function.LEAKY_RELU, 0.01f));
        TRANSLATORS.put("ThresholdedRelu", Activations.withAlpha(Function.THRESHOLD, 1));
        TRANSLATORS.put("PRelu", Arithmetic.plain(Binary.Function.PRELU));
        TRANSLATORS.put("Elu", Activations.withAlpha(Function.ELU, 1));
        TRANSLATORS.put("Celu", Activations.withAlpha(Function.CELU, 1));
        put("Selu", Activations::selu);
        put("Gelu", Activations::gelu);
        TRANSLATORS.put("Swish", Activations.withAlpha(Function.SWISH, 1));
        TRANSLATORS.put("HardSwish", Activations.plain(Function.HARD_SWISH));
        TRANSLATORS.put("Mish", Activations.plain(Function.MISH));
        TRANSLATORS.put("Sigmoid", Activations.plain(Function.SIGMOID));
        put("HardSigmoid", Activations::hardSigmoid);
        TRANSLATORS.put("Softplus", Activations.plain(Function.SOFTPLUS));
        TRANSLATORS.put("Softsign", Activations.plain(Function.SOFTSIGN));
        TRANSLATORS.put("Tanh", Activations.plain(Function.TANH));
        put("Clip", Activations::clip);
        put("Shrink", Activations::shrink);
        TRANSLATORS.put("Softmax", Reductions.softmax(false));
        TRANSLATORS.put("LogSoftmax", Reductions.softmax(true));
        put("Hardmax", Reductions::hardmax);
    }

    private static void functions() {
        put("Identity", node -> node.input(0));
        TRANSLATORS.put("Abs", Activations.plain(Function.ABS));
        TRANSLATORS.put("Neg", Activations.plain(Function.NEGATE));
        TRANSLATORS.put("Sign", Activations.plain(Function.SIGN));
        TRANSLATORS.put("Reciprocal", Activations.plain(Function.RECIPROCAL));
        TRANSLATORS.put("Sqrt", Activations.plain(Function.SQRT));
        TRANSLATORS.put("Exp", Activations.plain(Function.EXP));
        TRANSLATORS.put("Log", Activations.plain(Function.LOG));
        TRANSLATORS.put("Erf", Activations.plain(Function.ERF));
        TRANSLATORS.put("Floor", Activations.plain(Function.FLOOR));
        TRANSLATORS.put("Ceil", Activations.plain(Function.CEIL));
        TRANSLATORS.put("Round", Activations.plain(Function.ROUND));
        TRANSLATORS.put("Sin", Activations.plain(Function.SIN));
        TRANSLATORS.put("Cos", Activations.plain(Function.COS));
        TRANSLATORS.put("Tan", Activations.plain(Function.TAN));
        TRANSLATORS.put("Asin", Activations.plain(Function.ASIN));
        TRANSLATORS.put("Acos", Activations.plain(Function.ACOS));
        TRANSLATORS.put("Atan", Activations.plain(Function.ATAN));
        TRANSLATORS.put("Sinh", Activations.plain(Function.SINH));
        TRANSLATORS.put("Cosh", Activations.plain(Function.COSH));
        TRANSLATORS.put("Asinh", Activations.plain(Function.ASINH));
        TRANSLATORS.put("Acosh", Activations.plain(Function.ACOSH));
        TRANSLATORS.put("Atanh", Activations.plain(Function.ATANH));
        TRANSLATORS.put("Not", Activations.plain(Function.NOT));
        TRANSLATORS.put("IsNaN", Activations.plain(Function.IS_NAN));
        put("IsInf", Activations::isInfinite);
    }

    private static void arithmetic() {
        TRANSLATORS.put("Add", Arithmetic.wrapping(Binary.Function.ADD));
        TRANSLATORS.put("Sub", Arithmetic.wrapping(Binary.Function.SUBTRACT));
        TRANSLATORS.put("Mul", Arithmetic.wrapping(Binary.Function.MULTIPLY));
        put("Div", Arithmetic::divide);
        put("Pow", Arithmetic::power);
        put("Mod", Arithmetic::modulo);
        TRANSLATORS.put("Sum", Arithmetic.chain(Binary.Function.ADD));
        TRANSLATORS.put("Max", Arithmetic.chain(Binary.Function.MAXIMUM));
        TRANSLATORS.put("Min", Arithmetic.chain(Binary.Function.MINIMUM));
        put("Mean", Arithmetic::mean);
        TRANSLATORS.put("And", Arithmetic.plain(Binary.Function.AND));
        TRANSLATORS.put("Or", Arithmetic.plain(Binary.Function.OR));
        TRANSLATORS.put("Xor", Arithmetic.plain(Binary.Function.XOR));
        TRANSLATORS.put("Equal", Arithmetic.plain(Binary.Function.EQUAL));
        TRANSLATORS.put("Less", Arithmetic.plain(Binary.Function.LESS));
        TRANSLATORS.put("LessOrEqual", Arithmetic.plain(Binary.Function.LESS_OR_EQUAL));
        TRANSLATORS.put("Greater", Arithmetic.plain(Binary.Function.GREATER));
        TRANSLATORS.put("GreaterOrEqual", Arithmetic.plain(Binary.Function.GREATER_OR_EQUAL));
        put("Where", Arithmetic::where);
        put("MatMul", Products::matMul);
        put("Gemm", Products::gemm);
        put("Einsum", Products::einsum);
    }

    private static void shapes() {
        put("Constant", Constants::constant);
        put("ConstantOfShape", Constants::ofShape);
        put("Range", Constants::range);
        put("Shape", Constants::shape);
        put("Size", Constants::size);
        put("Cast", Constants::cast);
        put("CastLike", Constants::castLike);
        put("Reshape", Reshaping::reshape);
        put("Flatten", Reshaping::flatten);
        put("Squeeze", Reshaping::squeeze);
        put("Unsqueeze", Reshaping::unsqueeze);
        put("Transpose", Reshaping::transpose);
        put("Expand", Reshaping::expand);
        put("Tile", Reshaping::tile);
        put("DepthToSpace", Reshaping::depthToSpace);
        put("SpaceToDepth", Reshaping::spaceToDepth);
        put("Concat", Selecting::concat);
        TRANSLATORS.put("Split", Selecting::split);
        put("Slice", Selecting::slice);
        put("Gather", Selecting::gather);
        put("Pad", Selecting::pad);
    }

    private static void reductions() {
        TRANSLATORS.put("ReduceSum", Reductions.of(Reduce.Function.SUM, 13));
        TRANSLATORS.put("ReduceMean", Reductions.of(Reduce.Function.MEAN, 18));
        TRANSLATORS.put("ReduceMax", Reductions.of(Reduce.Function.MAX, 18));
        TRANSLATORS.put("ReduceMin", Reductions.of(Reduce.Function.MIN, 18));
        TRANSLATORS.put("ReduceProd", Reductions.of(Reduce.Function.PRODUCT, 18));
        TRANSLATORS.put("ReduceL1", Reductions.of(Reduce.Function.L1, 18));
        TRANSLATORS.put("ReduceL2", Reductions.of(Reduce.Function.L2, 18));
        TRANSLATORS.put("ReduceLogSum", Reductions.of(Reduce.Function.LOG_SUM, 18));
        TRANSLATORS.put("ReduceLogSumExp", Reductions.of(Reduce.Function.LOG_SUM_EXP, 18));
        TRANSLATORS.put("ReduceSumSquare", Reductions.of(Reduce.Function.SUM_OF_SQUARES, 18));
        TRANSLATORS.put("ArgMax", Reductions.argExtreme(true));
        TRANSLATORS.put("ArgMin", Reductions.argExtreme(false));
        TRANSLATORS.put("TopK", Reductions::topK);
    }
}
