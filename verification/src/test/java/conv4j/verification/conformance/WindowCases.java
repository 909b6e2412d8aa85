package conv4j.verification.conformance;

import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.LpPool2d;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import conv4j.verification.Kind;
import conv4j.verification.Problem;
import conv4j.verification.ProblemList;
import conv4j.verification.oracle.Tolerance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Convolutions and pools: the problem lists, sizes around lane counts, special values, and drawn windows. */
final class WindowCases {
    /**
     * Multiply-adds that a case may cost. The oracle takes 2 to 3 ns for each: the 18 layers of speed.txt, whole, would
     * be 6.5e9 of them, for each of two fills.
     */
    private static final long MOST_WORK = 20_000_000;

    private WindowCases() {}

    static List<Case> of(Class<? extends Op> op) {
        if (op == ConvTranspose2d.class) {
            return transposed();
        }
        return op == LpPool2d.class ? norms() : problems(op);
    }

    private static List<Case> problems(Class<? extends Op> op) {
        List<Case> cases = new ArrayList<>();
        Stream.concat(Arrays.stream(ProblemList.values()).flatMap(list -> list.problems().stream()), aroundLanes())
                .map(WindowCases::withinWork)
                .filter(problem -> problem.op(Fill.SMALL_INTEGERS, 0).getClass() == op)
                .forEach(problem -> {
                    cases.add(of(problem, Fill.SMALL_INTEGERS, 1, Tolerance.EXACT));
                    cases.add(of(problem, Fill.REAL, 2, Tolerance.STANDARD));
                    cases.add(special(problem));
                });
        return cases;
    }

    private static Case of(Problem problem, Fill fill, long seed, Tolerance tolerance) {
        String name = problem.name() + (fill == Fill.REAL ? ", real values" : "");
        return Case.of(name, problem.op(fill, seed), List.of(problem.input(fill, seed)), tolerance);
    }

    private static Stream<Problem> aroundLanes() {
        List<Problem> problems = new ArrayList<>();
        Window padded = Window.of(3, 3).withPadding(Padding.explicit(1, 1));
        for (int size : Case.AROUND_LANES) {
            problems.add(convolution("channels in " + size, size, 4, 5, 6, 1, padded));
            problems.add(convolution("channels out " + size, 3, size, 5, 6, 1, padded));
            problems.add(convolution("width " + size, 3, 5, 4, size, 1, padded));
            problems.add(convolution("height " + size, 3, 5, size, 4, 1, padded));
            problems.add(convolution("depthwise " + size, size, size, 5, 6, size, padded));
            problems.add(convolution("1x1 " + size, size, 33, 3, 5, 1, Window.of(1, 1)));
            for (Kind kind : List.of(Kind.MAX_POOL2D, Kind.AVERAGE_POOL2D, Kind.AVERAGE_POOL2D_WITH_PADDING)) {
                problems.add(pool(kind, "channels " + size, size, 6, padded.withStride(2)));
                problems.add(pool(kind, "width " + size, 3, size, padded));
            }
        }
        return problems.stream();
    }

    private static Problem convolution(String name, int in, int out, int height, int width, int groups, Window window) {
        return new Problem(name, Kind.CONV2D, 1, in, height, width, out, groups, window, true);
    }

    private static Problem pool(Kind kind, String name, int channels, int width, Window window) {
        return new Problem(name, kind, 1, channels, 5, width, channels, 1, window, false);
    }

    /** The same layer with fewer channels, halved until it costs little enough. */
    private static Problem withinWork(Problem problem) {
        Problem smaller = problem;
        while (work(smaller) > MOST_WORK && smaller.channels() > 1) {
            boolean depthwise = smaller.groups() == smaller.channels();
            int in = Math.max(1, smaller.channels() / 2);
            int out = smaller.kind().isPool() || depthwise ? in : Math.max(1, smaller.outputChannels() / 2);
            smaller = smaller.withChannels(in, out, depthwise ? in : smaller.groups());
        }
        return smaller;
    }

    /** Never less than the real number: every cell of the input as if a window started there. */
    private static long work(Problem problem) {
        return problem.inputShape().elements()
                * problem.outputChannels()
                / problem.groups()
                / (problem.kind().isPool() ? problem.channels() : 1)
                * problem.window().height().size()
                * problem.window().width().size();
    }

    /**
     * NaN, both infinities and both zeros strewn among small integers. Weights stay finite and above 0 here: where
     * core's definition adds no term for padding, others multiply 0 by the weight.
     */
    private static Case special(Problem problem) {
        Op op = problem.op(Fill.SMALL_INTEGERS, 3);
        if (op instanceof Conv2d conv) {
            float[] weights = conv.weights().values();
            for (int i = 0; i < weights.length; i++) {
                weights[i] = 1 + i % 3;
            }
        }
        List<Tensor> inputs = List.of(Case.specials(problem.inputShape()));
        return Case.of(problem.name() + ", special values", op, inputs, Tolerance.EXACT);
    }

    private static List<Case> transposed() {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(21);
        while (cases.size() < 200) {
            Window window = new Window(axis(draw, "height"), axis(draw, "width"));
            int groups = draw.between(1, 3);
            int in = draw.oneOf(1, 2, 3, 8) * groups;
            int out = draw.between(1, 4);
            int height = draw.oneOf(1, 2, 3, 5, 9);
            int width = draw.oneOf(1, 2, 4, 7, 16, 17);
            int[] weights = {in, out, window.height().size(), window.width().size()};
            int below = draw.between(0, 2);
            int right = draw.between(0, 2);
            Tensor bias = draw.coin() ? draw.integers(out * groups) : null;
            Tensor batch = draw.integers(draw.between(1, 2), in, height, width);
            try {
                cases.add(Case.exact(
                        new ConvTranspose2d(window, groups, draw.integers(weights), bias, below, right), batch));
                Tensor reals = draw.reals(Shape.of(weights), 1);
                cases.add(Case.rounded(
                        new ConvTranspose2d(window, groups, reals, bias, below, right), draw.reals(batch.shape(), 1)));
            } catch (ShapeException nothingIsLeft) {
                // of the output: the next one
            }
        }
        return cases;
    }

    private static List<Case> norms() {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(22);
        while (cases.size() < 200) {
            Window window = new Window(axis(draw, "height"), axis(draw, "width"))
                    .withRounding(draw.oneOf(Rounding.FLOOR, Rounding.CEIL));
            LpPool2d pool = new LpPool2d(window, draw.oneOf(1, 1, 2, 2, 3));
            Tensor batch =
                    draw.integers(draw.between(1, 2), draw.oneOf(1, 3, 5), draw.between(1, 12), draw.between(1, 18));
            try {
                cases.add(Case.exact(new LpPool2d(window, 1), batch));
                cases.add(Case.rounded(pool, draw.reals(batch.shape(), 1)));
                cases.add(Case.rounded(pool, Case.specials(batch.shape())));
            } catch (ShapeException landsNowhere) {
                // the next one
            }
        }
        return cases;
    }

    private static WindowAxis axis(Draw draw, String name) {
        Padding explicit = Padding.explicit(draw.between(0, 2), draw.between(0, 2));
        return new WindowAxis(
                name,
                draw.between(1, 5),
                draw.between(1, 4),
                draw.between(1, 3),
                draw.oneOf(Padding.VALID, explicit, explicit, Padding.Same.UPPER, Padding.Same.LOWER),
                Rounding.FLOOR);
    }
}
