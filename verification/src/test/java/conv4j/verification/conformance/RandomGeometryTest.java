package conv4j.verification.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import conv4j.kernel.Kernel;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import conv4j.verification.Kind;
import conv4j.verification.Problem;
import conv4j.verification.oracle.Expected;
import conv4j.verification.oracle.Oracle;
import conv4j.verification.oracle.Tolerance;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Geometries that nobody thought of: every kernel that takes one gives what the oracle gives, or both refuse it. */
class RandomGeometryTest {

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void aConvolutionIsTheOracles(@ForAll("convolutions") Problem problem, @ForAll Fill fill, @ForAll long seed) {
        everyKernelAgrees(problem, fill, seed);
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void aPoolIsTheOracles(@ForAll("pools") Problem problem, @ForAll Fill fill, @ForAll long seed) {
        everyKernelAgrees(problem, fill, seed);
    }

    private static void everyKernelAgrees(Problem problem, Fill fill, long seed) {
        Op op = problem.op(fill, seed);
        List<Tensor> inputs = List.of(problem.input(fill, seed));
        Optional<Expected> expected = expect(op, inputs);
        Tolerance tolerance = fill == Fill.SMALL_INTEGERS ? Tolerance.EXACT : Tolerance.STANDARD;
        for (Kernel<?> kernel : Bench.kernels()) {
            if (kernel.op() != op.getClass()) {
                continue;
            }
            Bench<?> bench = new Bench<>(kernel);
            if (expected.isPresent()) {
                bench.run(op, inputs)
                        .ifPresent(got ->
                                assertEquals(Optional.empty(), expected.get().compare(got, tolerance), kernel.name()));
            } else {
                requireNothing(bench, op, inputs);
            }
        }
    }

    /** Where the window lands nowhere a kernel may leave the job or say so, but not make something up. */
    private static void requireNothing(Bench<?> bench, Op op, List<Tensor> inputs) {
        try {
            bench.run(op, inputs).ifPresent(got -> fail(bench.kernel().name() + " made " + got + " of nothing"));
        } catch (ShapeException landsNowhere) {
            // as it must
        }
    }

    private static Optional<Expected> expect(Op op, List<Tensor> inputs) {
        try {
            return Optional.of(Oracle.expect(op, inputs));
        } catch (ShapeException landsNowhere) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<Problem> convolutions() {
        Arbitrary<Integer> few = Arbitraries.integers().between(1, 5);
        return Combinators.combine(few, few, few, extents(), extents(), windows(Arbitraries.just(Rounding.FLOOR)), few)
                .as((groups, in, out, height, width, window, batch) -> new Problem(
                        "random",
                        Kind.CONV2D,
                        Math.min(batch, 3),
                        groups * in,
                        height,
                        width,
                        groups * out,
                        groups,
                        window,
                        batch % 2 == 0));
    }

    @Provide
    Arbitrary<Problem> pools() {
        Arbitrary<Kind> kinds = Arbitraries.of(Kind.MAX_POOL2D, Kind.AVERAGE_POOL2D, Kind.AVERAGE_POOL2D_WITH_PADDING);
        Arbitrary<Integer> channels = Arbitraries.of(1, 2, 3, 8, 17);
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(1, 2),
                        channels,
                        extents(),
                        extents(),
                        windows(Arbitraries.of(Rounding.class)))
                .as((kind, batch, count, height, width, window) ->
                        new Problem("random", kind, batch, count, height, width, count, 1, window, false));
    }

    private static Arbitrary<Integer> extents() {
        return Arbitraries.integers().between(1, 20);
    }

    private static Arbitrary<Window> windows(Arbitrary<Rounding> roundings) {
        return Combinators.combine(axes("height"), axes("width"), roundings)
                .as((height, width, rounding) -> new Window(height, width).withRounding(rounding));
    }

    private static Arbitrary<WindowAxis> axes(String name) {
        Arbitrary<Padding> explicit = Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 5))
                .as(Padding::explicit);
        Arbitrary<Padding> paddings = Arbitraries.frequencyOf(
                Tuple.of(4, explicit),
                Tuple.of(1, Arbitraries.just(Padding.VALID)),
                Tuple.of(1, Arbitraries.of(Padding.Same.class).map(same -> same)));
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 3),
                        paddings)
                .as((size, stride, dilation, padding) ->
                        new WindowAxis(name, size, stride, dilation, padding, Rounding.FLOOR));
    }
}
