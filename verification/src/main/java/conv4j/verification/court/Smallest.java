package conv4j.verification.court;

import conv4j.verification.Geometry;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The order in which geometries are small: by the sum of their numbers, then by input, window, stride and the rest. */
final class Smallest {
    static final Comparator<Geometry> ORDER = Comparator.comparingLong(Smallest::sum)
            .thenComparing(Geometry::input)
            .thenComparing(Geometry::window)
            .thenComparing(Geometry::stride)
            .thenComparing(Geometry::dilation)
            .thenComparing(Geometry::before)
            .thenComparing(Geometry::after)
            .thenComparing(Geometry::outputPadding);

    private Smallest() {}

    private static long sum(Geometry g) {
        return (long) g.input() + g.window() + g.stride() + g.dilation() + g.before() + g.after() + g.outputPadding();
    }

    static @Nullable Geometry of(@Nullable Geometry one, @Nullable Geometry other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return ORDER.compare(one, other) <= 0 ? one : other;
    }
}
