package conv4j.verification.conformance;

import conv4j.op.Conv2d;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Relu;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import conv4j.verification.Kind;
import conv4j.verification.Problem;
import conv4j.verification.ProblemList;
import conv4j.verification.oracle.Expected;
import conv4j.verification.oracle.Oracle;
import conv4j.verification.oracle.Tolerance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One op with inputs and what must come of it.
 *
 * @param tolerance exact where every partial sum is
 */
record Case(String name, Op op, List<Tensor> inputs, Expected expected, Tolerance tolerance) {
    /** Below, equal to, a multiple of and one more than the lane counts 4, 8 and 16. */
    static final int[] AROUND_LANES = {1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33};

    /**
     * Multiply-adds that a case may cost. The oracle takes 2 to 3 ns for each: the 18 layers of speed.txt, whole, would
     * be 6.5e9 of them, for each of two fills.
     */
    private static final long MOST_WORK = 20_000_000;

    private static final Map<Class<? extends Op>, List<Case>> KNOWN = new HashMap<>();

    /** The cases of one op: the lists, sizes around lane counts, special values. Made once, for all kernels. */
    static synchronized List<Case> of(Class<? extends Op> op) {
        return KNOWN.computeIfAbsent(op, Case::make);
    }

    static Case of(Problem problem, Fill fill, long seed) {
        String name = problem.name() + (fill == Fill.REAL ? ", real values" : "");
        return of(name, problem.op(fill, seed), problem.input(fill, seed), fill);
    }

    private static Case of(String name, Op op, Tensor input, Fill fill) {
        List<Tensor> inputs = List.of(input);
        return new Case(
                name,
                op,
                inputs,
                Oracle.expect(op, inputs),
                fill == Fill.SMALL_INTEGERS ? Tolerance.EXACT : Tolerance.STANDARD);
    }

    private static List<Case> make(Class<? extends Op> op) {
        List<Case> cases = new ArrayList<>();
        Stream.concat(Arrays.stream(ProblemList.values()).flatMap(list -> list.problems().stream()), aroundLanes())
                .map(Case::withinWork)
                .filter(problem -> problem.op(Fill.SMALL_INTEGERS, 0).getClass() == op)
                .forEach(problem -> {
                    cases.add(of(problem, Fill.SMALL_INTEGERS, 1));
                    cases.add(of(problem, Fill.REAL, 2));
                    cases.add(special(problem));
                });
        if (op == Relu.class) {
            cases.addAll(relus());
        }
        return List.copyOf(cases);
    }

    private static Stream<Problem> aroundLanes() {
        List<Problem> problems = new ArrayList<>();
        Window padded = Window.of(3, 3).withPadding(Padding.explicit(1, 1));
        for (int size : AROUND_LANES) {
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

    private static List<Case> relus() {
        List<Case> cases = new ArrayList<>();
        for (int size : AROUND_LANES) {
            for (Shape shape : List.of(Shape.of(size), Shape.of(2, 3, 2, size))) {
                cases.add(of("relu " + shape, new Relu(), Fill.REAL.tensor(shape, size), Fill.REAL));
                cases.add(of("relu special " + shape, new Relu(), specials(shape), Fill.REAL));
            }
        }
        return cases;
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
        return of(problem.name() + ", special values", op, specials(problem.inputShape()), Fill.SMALL_INTEGERS);
    }

    private static Tensor specials(Shape shape) {
        Tensor tensor = Fill.SMALL_INTEGERS.tensor(shape, 4);
        float[] special = {Float.NaN, Float.POSITIVE_INFINITY, -0.0f, Float.NEGATIVE_INFINITY, 0.0f};
        float[] values = tensor.values();
        // Sparse, so that most windows of a large picture still see finite numbers alone.
        for (int i = 0; i * 37 < values.length; i++) {
            values[i * 37] = special[i % special.length];
        }
        return tensor;
    }

    @Override
    public String toString() {
        return name;
    }
}
