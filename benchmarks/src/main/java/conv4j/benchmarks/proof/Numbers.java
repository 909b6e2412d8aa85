package conv4j.benchmarks.proof;

import conv4j.tensor.Tensor;
import conv4j.verification.oracle.Expected;
import conv4j.verification.oracle.Tolerance;
import java.util.Arrays;

/**
 * Many expected numbers as arrays, a third of the memory that objects take.
 *
 * @param inSums how far rounding inside of sums may take each, at worst
 * @param after how far rounding after the sums may take each even where all sums are exact
 */
record Numbers(double[] values, double[] inSums, double[] after) {

    static Numbers of(int count) {
        return new Numbers(new double[count], new double[count], new double[count]);
    }

    /**
     * What a whole network gives. Rounding of a hundred layers has no bound that is worth a name: a thousandth of the
     * outputs' root mean square tells a right network (1e-6 to 1e-4) from a wrong one (1 and more).
     */
    static Numbers ofNetwork(Tensor output) {
        Numbers numbers = of(output.values().length);
        double squares = 0;
        for (int i = 0; i < numbers.count(); i++) {
            numbers.values[i] = output.values()[i];
            squares += numbers.values[i] * numbers.values[i];
        }
        Arrays.fill(numbers.after, 1e-3 * Math.sqrt(squares / numbers.count()));
        return numbers;
    }

    int count() {
        return values.length;
    }

    double allowed(int i, double factor) {
        return factor * inSums[i] + after[i];
    }

    /** Takes over expected numbers, those below zero as 0 where a ReLU follows. */
    void copy(Expected from, int start, int count, boolean relu, int to) {
        for (int i = 0; i < count; i++) {
            double value = from.value(start + i);
            double exact = from.allowed(start + i, Tolerance.EXACT);
            // A NaN stays one: Math.max passes it on, as ReLU does.
            values[to + i] = relu ? Math.max(0, value) : value;
            inSums[to + i] = from.allowed(start + i, Tolerance.STANDARD) - exact;
            after[to + i] = exact;
        }
    }
}
