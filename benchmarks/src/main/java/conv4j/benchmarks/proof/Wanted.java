package conv4j.benchmarks.proof;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a trial must give: of all its outputs, or of a sample of its channels. */
public final class Wanted {
    private final Shape shape;
    private final int[] channels;
    private final Numbers numbers;
    private final long multiplyAdds;
    private final long bytes;

    /**
     * @param shape of the whole output
     * @param channels along axis 1 that values are known of; null for the whole output
     * @param numbers row-major, of those channels alone
     * @param multiplyAdds of the whole output, those that meet padding included
     * @param bytes that must be moved at least: input, parameters and whole output, once each
     */
    Wanted(Shape shape, int @Nullable [] channels, Numbers numbers, long multiplyAdds, long bytes) {
        this.shape = shape;
        this.channels = channels == null ? new int[0] : channels;
        this.numbers = numbers;
        this.multiplyAdds = multiplyAdds;
        this.bytes = bytes;
    }

    public Shape shape() {
        return shape;
    }

    public long multiplyAdds() {
        return multiplyAdds;
    }

    public long bytes() {
        return bytes;
    }

    /** All values, each rounded to a float. */
    Tensor rounded() {
        Tensor tensor = Tensor.zeros(shape);
        for (int i = 0; i < numbers.count(); i++) {
            tensor.values()[i] = (float) numbers.values()[i];
        }
        return tensor;
    }

    /**
     * @param factor times what rounding allows: 0 where every sum is exact, more than 1 for algorithms that trade
     *     accuracy for speed
     */
    public Finding compare(Tensor got, double factor) {
        if (!got.shape().equals(shape)) {
            return new Finding(
                    Double.POSITIVE_INFINITY, 0, Optional.of("wrong shape: wanted " + shape + ", got " + got.shape()));
        }
        double largest = 0;
        long wrong = 0;
        int first = -1;
        for (int i = 0; i < numbers.count(); i++) {
            double error = error(numbers.values()[i], got.values()[place(i)]);
            largest = Math.max(largest, error);
            if (error > numbers.allowed(i, factor)) {
                first = wrong++ == 0 ? i : first;
            }
        }
        double scale = rootMeanSquare();
        double relative = largest == 0 ? 0 : largest / scale;
        return new Finding(
                relative,
                numbers.count(),
                wrong == 0
                        ? Optional.empty()
                        : Optional.of(complaint(wrong, first, got.values()[place(first)], relative)));
    }

    private String complaint(long wrong, int first, float got, double relative) {
        return String.format(
                Locale.ROOT,
                "wrong result: %,d of %,d outputs, the first at %,d: wanted %s, got %s; largest error %.2g of the outputs' RMS",
                wrong,
                numbers.count(),
                place(first),
                numbers.values()[first],
                got,
                relative);
    }

    /** How far a number is off; without end when one is a NaN or an infinity and the other is not. */
    private static double error(double wanted, float got) {
        if (Double.compare(wanted, got) == 0 || wanted == got) {
            return 0;
        }
        double error = Math.abs(wanted - got);
        return Double.isFinite(error) ? error : Double.POSITIVE_INFINITY;
    }

    private double rootMeanSquare() {
        double sum = 0;
        for (double value : numbers.values()) {
            sum += Double.isFinite(value) ? value * value : 0;
        }
        return Math.sqrt(sum / Math.max(1, numbers.count()));
    }

    /** Where a value lies in the whole output. */
    private int place(int i) {
        if (channels.length == 0) {
            return i;
        }
        int plane = shape.extent(2) * shape.extent(3);
        int image = i / (channels.length * plane);
        int channel = channels[i / plane % channels.length];
        return (image * shape.extent(1) + channel) * plane + i % plane;
    }
}
