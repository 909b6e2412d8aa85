package conv4j.cli;

import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The classes that a network holds most likely for one picture.
 *
 * @param shares whether the numbers were shares already, each at least 0 and 1 together; else softmax made them so
 */
record Ranking(List<Place> places, boolean shares) {

    /** One class and its share. */
    record Place(int index, String label, double share) {}

    /**
     * @param row which picture of the batch
     */
    static Ranking of(Tensor scores, int row, List<String> labels, int top) {
        int classes = scores.values().length / scores.shape().extent(0);
        double[] numbers = IntStream.range(0, classes)
                .mapToDouble(i -> scores.values()[row * classes + i])
                .toArray();
        double sum = IntStream.range(0, classes).mapToDouble(i -> numbers[i]).sum();
        // A float32 softmax of a thousand classes sums to 1 within a few units of 1e-7 each.
        boolean shares = Math.abs(sum - 1) < 1e-3 && IntStream.range(0, classes).allMatch(i -> numbers[i] >= 0);
        double[] ranked = shares ? numbers : softmax(numbers);
        List<Place> places = new ArrayList<>();
        IntStream.range(0, classes)
                .boxed()
                .sorted((a, b) -> Double.compare(ranked[b], ranked[a]))
                .limit(top)
                .forEach(i -> places.add(new Place(i, i < labels.size() ? labels.get(i) : "class " + i, ranked[i])));
        return new Ranking(places, shares);
    }

    private static double[] softmax(double... numbers) {
        double largest = IntStream.range(0, numbers.length)
                .mapToDouble(i -> numbers[i])
                .max()
                .orElse(0);
        double[] powers = IntStream.range(0, numbers.length)
                .mapToDouble(i -> Math.exp(numbers[i] - largest))
                .toArray();
        double sum =
                IntStream.range(0, powers.length).mapToDouble(i -> powers[i]).sum();
        return IntStream.range(0, powers.length)
                .mapToDouble(i -> powers[i] / sum)
                .toArray();
    }
}
