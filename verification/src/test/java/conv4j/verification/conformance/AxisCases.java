package conv4j.verification.conformance;

import conv4j.op.ArgExtreme;
import conv4j.op.Hardmax;
import conv4j.op.Op;
import conv4j.op.Softmax;
import conv4j.op.Sparsemax;
import conv4j.op.TopK;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Ops that look at the elements of one axis together: integers make ties, and minus infinity is what masks write. */
final class AxisCases {
    private static final Float[] MASKED = {Float.NEGATIVE_INFINITY, -3f, 0f, -0f, 2f, 2f};
    private static final Float[] INFINITE = {Float.NEGATIVE_INFINITY, -1f, 0f, -0f, 1f, Float.POSITIVE_INFINITY};
    private static final Float[] WITH_NAN = {1f, 0f, 2f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};

    /** From 0, where 1 is less than a rounding. */
    private static final Tensor FAR =
            Tensor.of(Shape.of(3, 3), 1e4f, 1e4f - 1, 0, -3e38f, 3e38f, 3e38f, -1e30f, 1e30f, 0);

    private AxisCases() {}

    static List<Case> of(Class<? extends Op> op) {
        if (op == Softmax.class) {
            return softmaxes();
        }
        if (op == Sparsemax.class) {
            List<Case> cases = along(42, Sparsemax::new, true);
            cases.add(Case.rounded(new Sparsemax(1), FAR));
            return cases;
        }
        if (op == Hardmax.class) {
            return along(43, Hardmax::new, false);
        }
        if (op == ArgExtreme.class) {
            return extremes();
        }
        return op == TopK.class ? tops() : List.of();
    }

    private static List<Case> softmaxes() {
        List<Case> cases = along(41, axis -> new Softmax(axis, false), true);
        cases.addAll(along(44, axis -> new Softmax(axis, true), true));
        Tensor notANumber = Tensor.of(Shape.of(2, 3), 1, Float.NaN, 0, 1, 2, 3);
        for (boolean logarithm : new boolean[] {false, true}) {
            cases.add(Case.rounded(new Softmax(1, logarithm), FAR));
            cases.add(Case.rounded(new Softmax(1, logarithm), notANumber));
        }
        return cases;
    }

    /**
     * @param oneIsFinite of each line, or what the op is, is not defined
     */
    private static List<Case> along(long seed, IntFunction<Op> op, boolean oneIsFinite) {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(seed);
        for (int i = 0; i < 40; i++) {
            Shape shape = draw.shape(1, 4);
            Op drawn = op.apply(draw.axis(shape.rank()));
            cases.add(Case.exact(drawn, draw.integers(shape)));
            cases.add(Case.exact(drawn, draw.reals(shape, draw.oneOf(0.1f, 1f, 10f))));
            if (!oneIsFinite) {
                cases.add(Case.exact(drawn, draw.choices(shape, INFINITE)));
            }
        }
        for (int length : Case.AROUND_LANES) {
            Tensor masked = draw.choices(Shape.of(length, 5), MASKED);
            for (int i = 0; i < length; i++) {
                masked.set(Float.NEGATIVE_INFINITY, i, 0);
            }
            for (int line = 0; line < 5; line++) {
                masked.set(line, draw.between(0, length - 1), line);
            }
            cases.add(Case.exact(op.apply(0), masked));
        }
        return cases;
    }

    private static List<Case> extremes() {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(45);
        for (int i = 0; i < 60; i++) {
            Shape shape = draw.filledShape(1, 5);
            ArgExtreme op = new ArgExtreme(draw.coin(), draw.axis(shape.rank()), draw.coin(), draw.coin());
            cases.add(Case.exact(op, draw.integers(shape)));
            cases.add(Case.exact(op, draw.choices(shape, INFINITE)));
            cases.add(Case.exact(op, draw.choices(shape, WITH_NAN)));
        }
        return cases;
    }

    private static List<Case> tops() {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(46);
        for (int i = 0; i < 60; i++) {
            Shape shape = draw.shape(1, 5);
            int axis = draw.axis(shape.rank());
            int k = draw.between(0, shape.extent(Math.floorMod(axis, shape.rank())));
            TopK op = new TopK(k, axis, draw.coin(), draw.oneOf(TopK.Result.values()));
            cases.add(Case.exact(op, draw.integers(shape)));
            cases.add(Case.exact(op, draw.reals(shape, 1)));
            cases.add(Case.exact(op, draw.choices(shape, INFINITE)));
        }
        return cases;
    }
}
