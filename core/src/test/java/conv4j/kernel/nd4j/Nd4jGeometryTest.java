package conv4j.kernel.nd4j;

import static conv4j.op.Padding.explicit;

import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exact integers, over geometries where ND4J has been wrong or could be, and over others that jqwik draws. */
class Nd4jGeometryTest {

    static Stream<Job> jobs() {
        Window three = Window.of(3, 3);
        Window two = Window.of(2, 2);
        return Stream.of(
                new Job(1, 1, 1, 1, Window.of(1, 1)),
                new Job(2, 3, 7, 6, three),
                new Job(2, 3, 7, 6, three.withStride(2).withPadding(explicit(1, 1))),
                new Job(1, 2, 11, 11, two.withStride(2)),
                new Job(1, 2, 11, 11, two.withStride(2).withRounding(Rounding.CEIL)),
                new Job(2, 2, 8, 9, three.withPadding(explicit(0, 2), explicit(2, 1))),
                new Job(2, 2, 8, 9, three.withStride(2).withPadding(explicit(2, 0), explicit(0, 1))),
                new Job(1, 2, 8, 8, three.withStride(2).withPadding(Padding.Same.UPPER)),
                new Job(1, 2, 8, 8, three.withStride(2).withPadding(Padding.Same.LOWER)),
                new Job(1, 2, 7, 8, two.withPadding(Padding.Same.UPPER)),
                new Job(1, 2, 7, 8, two.withPadding(Padding.Same.LOWER)),
                new Job(2, 2, 9, 9, three.withDilation(2)),
                new Job(1, 2, 9, 8, two.withDilation(3, 2).withPadding(explicit(2, 2))),
                new Job(1, 2, 9, 8, three.withDilation(2).withPadding(Padding.Same.UPPER)),
                new Job(1, 2, 9, 9, three.withDilation(1, 3).withStride(2, 1).withPadding(explicit(0, 3))),
                new Job(2, 2, 6, 6, Window.of(3, 1)),
                new Job(2, 2, 6, 6, Window.of(1, 3).withPadding(explicit(1, 1))),
                new Job(2, 2, 6, 6, Window.of(1, 1).withStride(3)),
                new Job(1, 2, 9, 9, two.withStride(4)),
                new Job(1, 2, 9, 9, two.withStride(4).withRounding(Rounding.CEIL)),
                new Job(
                        1,
                        2,
                        6,
                        6,
                        three.withStride(2).withPadding(explicit(1, 1)).withRounding(Rounding.CEIL)),
                new Job(
                        1,
                        2,
                        6,
                        5,
                        three.withStride(3).withPadding(explicit(1, 2)).withRounding(Rounding.CEIL)),
                new Job(1, 2, 4, 4, two.withPadding(explicit(5, 5))),
                new Job(1, 2, 4, 4, two.withStride(3).withPadding(explicit(4, 0))),
                new Job(2, 1, 5, 1, three.withPadding(explicit(1, 1))),
                new Job(1, 2, 2, 2, Window.of(5, 5).withPadding(explicit(2, 2))),
                new Job(1, 2, 5, 5, Window.of(5, 5)),
                new Job(3, 17, 16, 15, three.withPadding(explicit(1, 1))));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void poolsAreExact(Job job) {
        job.pool();
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void convolutionsAreExact(Job job) {
        Job floor = job.rounded(Rounding.FLOOR);
        floor.convolve(1, 3, 4, true);
        floor.convolve(1, 1, 1, false);
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void groupsAreExact(Job job) {
        Job floor = job.rounded(Rounding.FLOOR);
        floor.convolve(2, 3, 2, true);
        floor.convolve(3, 1, 1, false);
        floor.convolve(3, 1, 2, true);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void poolsAreExactOnWhateverFits(@ForAll("drawn") Job job) {
        if (job.fits()) {
            job.pool();
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void convolutionsAreExactOnWhateverFits(
            @ForAll("drawn") Job job,
            @ForAll @IntRange(min = 1, max = 3) int groups,
            @ForAll @IntRange(min = 1, max = 3) int channels,
            @ForAll @IntRange(min = 1, max = 3) int filters,
            @ForAll boolean withBias) {
        Job floor = job.rounded(Rounding.FLOOR);
        if (floor.fits()) {
            floor.convolve(groups, channels, filters, withBias);
        }
    }

    @Provide
    Arbitrary<Job> drawn() {
        Arbitrary<Integer> extents = Arbitraries.integers().between(1, 10);
        Arbitrary<Window> windows =
                Combinators.combine(axes("height"), axes("width")).as(Window::new);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 3),
                        extents,
                        extents,
                        windows)
                .as(Job::new);
    }

    private static Arbitrary<WindowAxis> axes(String name) {
        Arbitrary<Integer> pads = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(4, Arbitraries.integers().between(1, 2)),
                Tuple.of(1, Arbitraries.integers().between(3, 7)));
        Arbitrary<Padding> paddings = Arbitraries.oneOf(
                Combinators.combine(pads, pads).as(Padding::explicit),
                pads.map(pad -> explicit(pad, pad)),
                Arbitraries.of(Padding.Same.class).map(same -> same));
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.frequency(Tuple.of(3, 1), Tuple.of(1, 2), Tuple.of(1, 3)),
                        paddings,
                        Arbitraries.of(Rounding.class))
                .as((size, stride, dilation, padding, rounding) ->
                        new WindowAxis(name, size, stride, dilation, padding, rounding));
    }
}
