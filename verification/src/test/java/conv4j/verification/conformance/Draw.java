package conv4j.verification.conformance;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Arguments of ops, and inputs, drawn at random; the same seed draws the same on every machine. */
final class Draw {
    /** A group of a reduction has no more terms than this, and an oracle that goes through it once an element is quick. */
    private static final int MOST_ELEMENTS = 1500;

    private final SplittableRandom random;

    Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Mostly short axes; now and then one around the lane counts, and seldom an empty one. */
    Shape shape(int leastRank, int mostRank) {
        int[] extents = new int[between(leastRank, mostRank)];
        for (int axis = 0; axis < extents.length; axis++) {
            int kind = between(0, 24);
            extents[axis] = kind == 0 ? 0 : kind < 5 ? Case.AROUND_LANES[between(0, 12)] : between(1, 4);
        }
        Shape shape = Shape.of(extents);
        return shape.elements() <= MOST_ELEMENTS ? shape : shape(leastRank, mostRank);
    }

    /** Without empty axes. */
    Shape filledShape(int leastRank, int mostRank) {
        Shape shape = shape(leastRank, mostRank);
        return shape.elements() > 0 ? shape : filledShape(leastRank, mostRank);
    }

    /** What is broadcast to a shape: some of its outermost axes missing, some of the others 1. */
    Shape broadcastTo(Shape shape) {
        int missing = coin() ? 0 : between(0, shape.rank());
        return Shape.of(IntStream.range(missing, shape.rank())
                .map(axis -> between(0, 2) == 0 ? 1 : shape.extent(axis))
                .toArray());
    }

    /** Counted from either end. */
    int axis(int rank) {
        return between(-rank, rank - 1);
    }

    /** Some axes in any order, each once and counted from either end. */
    List<Integer> axes(int rank, int least) {
        return permutation(rank).subList(0, between(least, rank)).stream()
                .map(axis -> coin() ? axis : axis - rank)
                .toList();
    }

    List<Integer> permutation(int rank) {
        List<Integer> permutation = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            permutation.add(between(0, axis), axis);
        }
        return permutation;
    }

    Tensor integers(Shape shape) {
        return Fill.SMALL_INTEGERS.tensor(shape, random.nextLong());
    }

    Tensor integers(int... extents) {
        return integers(Shape.of(extents));
    }

    /** From -scale to scale. */
    Tensor reals(Shape shape, float scale) {
        Tensor tensor = Fill.REAL.tensor(shape, random.nextLong());
        float[] values = tensor.values();
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
        }
        return tensor;
    }

    Tensor choices(Shape shape, Float... choices) {
        Tensor tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] = oneOf(choices);
        }
        return tensor;
    }
}
