package conv4j.verification.engines;

import conv4j.op.Padding;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.verification.Geometry;
import conv4j.verification.Problem;
import conv4j.verification.court.Smaller;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes a layer smaller, number by number, as long as something stays true of it. */
final class Minimiser {
    /** An axis of one cell under a window of one. */
    private static final Geometry NOTHING_TO_SEE = new Geometry(1, 1, 1, 1, 0, 0);

    private Minimiser() {}

    static Problem smallest(Problem problem, Predicate<Problem> staysTrue) {
        Problem smallest = problem;
        Optional<Problem> next = smaller(smallest, staysTrue);
        while (next.isPresent()) {
            smallest = next.get();
            next = smaller(smallest, staysTrue);
        }
        return smallest;
    }

    private static Optional<Problem> smaller(Problem problem, Predicate<Problem> staysTrue) {
        return Stream.of(withLessAround(problem), withLessHeight(problem), withLessWidth(problem))
                .flatMap(steps -> steps)
                .filter(step -> !step.equals(problem))
                .filter(staysTrue)
                .findFirst();
    }

    private static Stream<Problem> withLessAround(Problem p) {
        int groups = p.groups();
        boolean pool = p.kind().isPool();
        return Stream.of(
                around(p, 1, p.channels(), p.outputChannels(), groups, p.bias()),
                around(p, p.batch(), p.channels() / groups, p.outputChannels() / groups, 1, p.bias()),
                around(p, p.batch(), groups, pool ? groups : p.outputChannels(), groups, p.bias()),
                around(p, p.batch(), p.channels(), pool ? p.channels() : groups, groups, p.bias()),
                around(p, p.batch(), p.channels(), p.outputChannels(), groups, false));
    }

    private static Problem around(Problem p, int batch, int channels, int outputChannels, int groups, boolean bias) {
        return new Problem(
                p.name(), p.kind(), batch, channels, p.height(), p.width(), outputChannels, groups, p.window(), bias);
    }

    private static Stream<Problem> withLessHeight(Problem p) {
        WindowAxis axis = p.window().height();
        return smaller(p.height(), axis)
                .map(g -> sized(
                        p,
                        g.input(),
                        p.width(),
                        new Window(laid(axis, g), p.window().width())));
    }

    private static Stream<Problem> withLessWidth(Problem p) {
        WindowAxis axis = p.window().width();
        return smaller(p.width(), axis)
                .map(g -> sized(p, p.height(), g.input(), new Window(p.window().height(), laid(axis, g))));
    }

    private static Problem sized(Problem p, int height, int width, Window window) {
        return new Problem(
                p.name(),
                p.kind(),
                p.batch(),
                p.channels(),
                height,
                width,
                p.outputChannels(),
                p.groups(),
                window,
                p.bias());
    }

    private static Stream<Geometry> smaller(int input, WindowAxis axis) {
        Padding.Explicit padding =
                axis.padding() instanceof Padding.Explicit explicit ? explicit : new Padding.Explicit(0, 0);
        Geometry geometry =
                new Geometry(input, axis.size(), axis.stride(), axis.dilation(), padding.before(), padding.after());
        return Stream.concat(Stream.of(NOTHING_TO_SEE), Smaller.than(geometry));
    }

    /** The axis with a geometry's numbers; padding that is a mode stays one. */
    private static WindowAxis laid(WindowAxis axis, Geometry g) {
        Padding padding = axis.padding() instanceof Padding.Same same ? same : Padding.explicit(g.before(), g.after());
        return new WindowAxis(axis.name(), g.window(), g.stride(), g.dilation(), padding, axis.rounding());
    }
}
