package conv4j.verification.oracle;

import conv4j.op.ArgExtreme;
import conv4j.op.Hardmax;
import conv4j.op.Softmax;
import conv4j.op.Sparsemax;
import conv4j.op.TopK;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Ops that look at the elements of one axis together. */
final class AlongAxis {
    private AlongAxis() {}

    /** {@code e^x / sum of e^x}; all of it is divided by the largest first, which no exponential survives otherwise. */
    static Expected softmax(Softmax op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        Group line = Group.over(in.shape(), op.axis());
        return Expected.of(in.shape(), at -> {
            double[] elements = line.elements(in, at);
            double largest = Arrays.stream(elements).max().orElseThrow();
            double sum = Arrays.stream(elements).map(x -> Math.exp(x - largest)).sum();
            double exponent = in.get(at) - largest;
            // The sum's terms, and what one goes through: a difference, an exponential, a logarithm or a quotient.
            long roundings = elements.length + 2L * Rounded.FUNCTION + 2;
            if (op.logarithm()) {
                double magnitude = Math.abs(exponent) + Math.log(sum) + 1;
                return Rounded.function(exponent - Math.log(sum), magnitude, roundings);
            }
            // What rounding adds to the exponent, it multiplies the result by.
            double y = Math.exp(exponent) / sum;
            return Rounded.function(y, y * (1 + Math.abs(exponent)), roundings);
        });
    }

    /**
     * {@code max(x - t, 0)}: their sum falls as t grows, from at least 1 where t is one below the largest to 0 where it is
     * the largest, so that the t at which it is 1 is found by halving. Counted from the largest, which may be far from 0.
     */
    static Expected sparsemax(Sparsemax op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        Group line = Group.over(in.shape(), op.axis());
        return Expected.of(in.shape(), at -> {
            double[] elements = line.elements(in, at);
            double largest = Arrays.stream(elements).max().orElseThrow();
            double low = -1;
            double high = 0;
            for (int halving = 0; halving < 60; halving++) {
                double middle = (low + high) / 2;
                double sum = Arrays.stream(elements)
                        .map(x -> Math.max(x - largest - middle, 0))
                        .sum();
                low = sum >= 1 ? middle : low;
                high = sum >= 1 ? high : middle;
            }
            // t is a mean of elements that are all at most one below the largest.
            double magnitude = Math.abs(in.get(at)) + Math.abs(largest) + 2;
            return Rounded.function(Math.max(in.get(at) - largest - low, 0), magnitude, elements.length + 3L);
        });
    }

    static Expected hardmax(Hardmax op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        Group line = Group.over(in.shape(), op.axis());
        int axis = Indices.axis(op.axis(), in.shape().rank());
        return Expected.of(in.shape(), at -> Rounded.exact(order(line.elements(in, at), true)[0] == at[axis] ? 1 : 0));
    }

    static Expected argExtreme(ArgExtreme op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        Group line = Group.over(in.shape(), op.axis());
        return Expected.of(line.output(op.keepDimensions()), at -> {
            double[] elements = line.elements(in, line.first(at));
            int[] notNumbers = places(elements, Double.NaN);
            if (notNumbers.length > 0) {
                return Rounded.exact(notNumbers[0]);
            }
            int[] extremes = places(elements, elements[order(elements, op.largest())[0]]);
            return Rounded.exact(extremes[op.lastOfEqual() ? extremes.length - 1 : 0]);
        });
    }

    static Expected topK(TopK op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        Group line = Group.over(in.shape(), op.axis());
        int axis = Indices.axis(op.axis(), in.shape().rank());
        Shape shape = Shape.of(Indices.with(in.shape().toArray(), axis, op.k()));
        return Expected.of(shape, at -> {
            double[] elements = line.elements(in, at);
            int place = order(elements, op.largest())[at[axis]];
            return Rounded.exact(op.result() == TopK.Result.INDICES ? place : elements[place]);
        });
    }

    private static int[] places(double[] elements, double wanted) {
        return IntStream.range(0, elements.length)
                .filter(i -> elements[i] == wanted || Double.isNaN(wanted) && Double.isNaN(elements[i]))
                .toArray();
    }

    /** Places by their elements, the most extreme first; sorting keeps equal ones as they stand. Both zeros are equal. */
    private static int[] order(double[] elements, boolean largest) {
        Comparator<Integer> ascending = Comparator.comparingDouble(i -> elements[i] + 0.0);
        return IntStream.range(0, elements.length)
                .boxed()
                .sorted(largest ? ascending.reversed() : ascending)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
