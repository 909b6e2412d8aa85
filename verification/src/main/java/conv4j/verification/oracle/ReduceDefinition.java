package conv4j.verification.oracle;

import conv4j.op.Reduce;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** What the elements of each group come to. */
final class ReduceDefinition implements Definition<Reduce> {

    @Override
    public Expected expect(Reduce op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        Group group = Group.over(in.shape(), op.axes());
        return Expected.of(
                group.output(op.keepDimensions()), at -> reduce(op.function(), group.elements(in, group.first(at))));
    }

    private static Rounded reduce(Reduce.Function function, double[] x) {
        int n = x.length;
        return switch (function) {
            case SUM -> Rounded.sum(sum(x, e -> e), n);
            case L1 -> Rounded.sum(sum(x, Math::abs), n);
            case SUM_OF_SQUARES -> Rounded.sum(sum(x, e -> e * e), n + 1L);
            case MEAN -> {
                Sum sum = sum(x, e -> e);
                yield Rounded.sum(sum.value / n, sum.magnitude / n, n).andThen(2);
            }
            case L2 -> {
                double norm = Math.sqrt(sum(x, e -> e * e).value);
                yield Rounded.sum(norm, norm, n + 1L).andThen(2);
            }
            case PRODUCT -> {
                double product = Arrays.stream(x).reduce(1, (a, b) -> a * b);
                yield Rounded.sum(product, Math.abs(product), n);
            }
            case MAX -> Rounded.exact(Arrays.stream(x).reduce(Double.NEGATIVE_INFINITY, Math::max));
            case MIN -> Rounded.exact(Arrays.stream(x).reduce(Double.POSITIVE_INFINITY, Math::min));
            case LOG_SUM -> {
                Sum sum = sum(x, e -> e);
                // A relative error of the sum is an absolute one of its logarithm.
                yield Rounded.sum(Math.log(sum.value), sum.magnitude / Math.abs(sum.value), n)
                        .andThen(Rounded.FUNCTION);
            }
            case LOG_SUM_EXP -> logSumExp(x);
        };
    }

    private static Rounded logSumExp(double[] x) {
        double largest = Arrays.stream(x).max().orElse(Double.NEGATIVE_INFINITY);
        if (Double.isInfinite(largest)) {
            return Rounded.exact(largest);
        }
        double logarithm = Math.log(sum(x, e -> Math.exp(e - largest)).value);
        return Rounded.function(
                largest + logarithm, Math.abs(largest) + logarithm + 1, x.length + 2L * Rounded.FUNCTION + 2);
    }

    private static Sum sum(double[] x, DoubleUnaryOperator term) {
        Sum sum = new Sum();
        for (double element : x) {
            sum.add(term.applyAsDouble(element));
        }
        return sum;
    }
}
