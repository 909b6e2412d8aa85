package conv4j.verification.engines;

import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.verification.Kind;
import conv4j.verification.Problem;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Draws layers, small and crooked: rectangles, sides padded differently, dilation, groups, windows that do not fit. The
 * same seed draws the same layers everywhere.
 */
final class RandomProblems {
    private static final int LONGEST = 20;
    private static final int[] POOLED_CHANNELS = {1, 2, 3, 8, 17};
    private static final Kind[] KINDS = Kind.values();

    private final SplittableRandom random;

    RandomProblems(long seed) {
        this.random = new SplittableRandom(seed);
    }

    Stream<Problem> stream() {
        return Stream.generate(this::next);
    }

    private Problem next() {
        Kind kind = KINDS[random.nextInt(KINDS.length)];
        int groups = kind.isPool() ? 1 : random.nextInt(1, 5);
        int channels =
                kind.isPool() ? POOLED_CHANNELS[random.nextInt(POOLED_CHANNELS.length)] : groups * random.nextInt(1, 6);
        return new Problem(
                "",
                kind,
                random.nextInt(1, 4),
                channels,
                random.nextInt(1, LONGEST + 1),
                random.nextInt(1, LONGEST + 1),
                kind.isPool() ? channels : groups * random.nextInt(1, 6),
                groups,
                window(kind),
                !kind.isPool() && random.nextBoolean());
    }

    /** Both axes are padded in one way, and rounded in one: that is how libraries ask for them. */
    private Window window(Kind kind) {
        Rounding rounding = kind.isPool() ? Rounding.values()[random.nextInt(3)] : Rounding.FLOOR;
        int way = random.nextInt(6);
        return new Window(axis("height", way), axis("width", way)).withRounding(rounding);
    }

    private WindowAxis axis(String name, int way) {
        int size = random.nextInt(1, 7);
        return new WindowAxis(name, size, random.nextInt(1, 5), dilation(), padding(way, size), Rounding.FLOOR);
    }

    /** Most layers are dense, and many libraries know no others. */
    private int dilation() {
        return random.nextInt(3) > 0 ? 1 : random.nextInt(2, 4);
    }

    private Padding padding(int way, int size) {
        return switch (way) {
            case 0 -> Padding.VALID;
            case 1 -> Padding.Same.UPPER;
            case 2 -> Padding.Same.LOWER;
            // As much as pools of most libraries take: half the window.
            case 3 -> alike(random.nextInt(size / 2 + 1));
            case 4 -> alike(random.nextInt(6));
            default -> Padding.explicit(random.nextInt(6), random.nextInt(6));
        };
    }

    private static Padding alike(int cells) {
        return Padding.explicit(cells, cells);
    }
}
