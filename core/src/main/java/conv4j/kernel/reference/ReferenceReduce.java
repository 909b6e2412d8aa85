package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.Reduce;
import conv4j.tensor.Shape;
import java.util.List;

/** Each group of elements goes into one number. */
final class ReferenceReduce {

    @FunctionalInterface
    private interface Reduction {
        double of(float[] x, int group);
    }

    private ReferenceReduce() {}

    static Computation prepare(Reduce op, List<Shape> inputs) {
        ReducedAxes axes = new ReducedAxes(op.name(), inputs.get(0), op.axes());
        Reduction reduction = reduction(op.function(), axes);
        return new PlainComputation(
                axes.output(op.keepDimensions()),
                (in, out) -> reduce(axes, reduction, in.get(0).values(), out.values()));
    }

    private static void reduce(ReducedAxes axes, Reduction reduction, float[] x, float[] y) {
        for (int group = 0; group < axes.groups(); group++) {
            y[group] = (float) reduction.of(x, group);
        }
    }

    private static Reduction reduction(Reduce.Function function, ReducedAxes axes) {
        Reduction sum = (x, group) -> axes.fold(x, group, 0, Double::sum);
        Reduction squares = (x, group) -> axes.fold(x, group, 0, (total, e) -> total + (double) e * e);
        Reduction largest = (x, group) -> axes.fold(x, group, Double.NEGATIVE_INFINITY, Math::max);
        return switch (function) {
            case SUM -> sum;
            case MEAN -> (x, group) -> sum.of(x, group) / axes.count();
            case MAX -> largest;
            case MIN -> (x, group) -> axes.fold(x, group, Double.POSITIVE_INFINITY, Math::min);
            case PRODUCT -> (x, group) -> axes.fold(x, group, 1, (product, e) -> product * e);
            case L1 -> (x, group) -> axes.fold(x, group, 0, (total, e) -> total + Math.abs(e));
            case L2 -> (x, group) -> Math.sqrt(squares.of(x, group));
            case LOG_SUM -> (x, group) -> Math.log(sum.of(x, group));
            case LOG_SUM_EXP ->
                (x, group) -> {
                    double most = largest.of(x, group);
                    double shift = Double.isInfinite(most) ? 0 : most;
                    return shift + Math.log(axes.fold(x, group, 0, (total, e) -> total + Math.exp(e - shift)));
                };
            case SUM_OF_SQUARES -> squares;
        };
    }
}
