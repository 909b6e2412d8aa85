package conv4j.verification.conformance;

import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Elementwise;
import conv4j.op.Op;
import conv4j.op.Relu;
import conv4j.op.Select;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Ops that compute each output element from one element of each input: every function, special values, broadcasting. */
final class ElementCases {
    /** Where functions change, saturate, overflow, or are not defined. */
    private static final float[] NOTABLE = {
        0,
        -0.0f,
        0.25f,
        0.5f,
        1,
        1.5f,
        2,
        2.5f,
        3,
        3.5f,
        6,
        10,
        20,
        50,
        88,
        100,
        1e4f,
        65504,
        65519,
        65520,
        1e30f,
        3e38f,
        1e-3f,
        1e-7f,
        6e-8f,
        3e-8f,
        1e-30f,
        1e-42f,
        0.99999994f,
        1.0000001f,
        3.1415927f,
        8388609,
        0.49999997f,
        Float.NaN,
        Float.POSITIVE_INFINITY
    };

    private ElementCases() {}

    static List<Case> of(Class<? extends Op> op) {
        if (op == Relu.class) {
            return relus();
        }
        if (op == Elementwise.class) {
            return functions();
        }
        if (op == Binary.class) {
            return pairs();
        }
        if (op == Select.class) {
            return selections();
        }
        return op == BatchNormalization.class ? batchNormalizations() : List.of();
    }

    private static List<Case> relus() {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(11);
        for (int size : Case.AROUND_LANES) {
            for (Shape shape : List.of(Shape.of(size), Shape.of(2, 3, 2, size))) {
                cases.add(Case.exact(new Relu(), draw.reals(shape, 1)));
                cases.add(Case.exact(new Relu(), Case.specials(shape)));
            }
        }
        return cases;
    }

    private static List<Case> functions() {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(12);
        Tensor notable = Tensor.of(Shape.of(2, NOTABLE.length), withNegatives());
        for (Elementwise.Function function : Elementwise.Function.values()) {
            for (float[] numbers : numbers(function)) {
                Elementwise op = new Elementwise(function, numbers[0], numbers[1]);
                cases.add(Case.rounded(op, notable));
                cases.add(Case.rounded(op, draw.reals(Shape.of(2, 33, 17), 6)));
                cases.add(Case.rounded(op, draw.reals(draw.shape(0, 4), 1)));
                boolean quarters = numbers[0] * 4 % 1 == 0 && numbers[1] * 4 % 1 == 0;
                cases.add((quarters ? Case.exact(op, draw.integers(3, 15)) : Case.rounded(op, draw.integers(3, 15))));
            }
        }
        return cases;
    }

    private static float[] withNegatives() {
        float[] both = new float[2 * NOTABLE.length];
        for (int i = 0; i < NOTABLE.length; i++) {
            both[i] = NOTABLE[i];
            both[NOTABLE.length + i] = -NOTABLE[i];
        }
        return both;
    }

    /** Those that frameworks use, and some that nobody does. */
    private static float[][] numbers(Elementwise.Function function) {
        return switch (function) {
            case AFFINE -> new float[][] {{2, -3}, {0.25f, 0.5f}, {-0.3f, 0.7f}};
            case IS_INF -> new float[][] {{1, 1}, {1, 0}, {0, 1}, {0, 0}};
            case HARD_SIGMOID -> new float[][] {{0.2f, 0.5f}, {1 / 6f, 0.5f}, {0.5f, 0.5f}};
            case SQUAREPLUS -> new float[][] {{4, 0}, {0.5f, 0}};
            case CLIP -> new float[][] {{0, 6}, {-1, 1}, {2, 1}, {Float.NEGATIVE_INFINITY, 0.5f}};
            case LEAKY_RELU -> new float[][] {{0.01f, 0}, {0.25f, 0}, {-2, 0}};
            case THRESHOLD -> new float[][] {{1, 0}, {0.5f, -7}};
            case ELU -> new float[][] {{1, 0}, {0.3f, 0}};
            case SELU -> new float[][] {{1.6732632f, 1.050701f}};
            case CELU -> new float[][] {{1, 0}, {2.5f, 0}};
            case SWISH -> new float[][] {{1, 0}, {1.702f, 0}};
            case SHRINK -> new float[][] {{0.5f, 0}, {0.5f, 0.5f}, {1.5f, 0.3f}};
            default -> new float[][] {{0, 0}};
        };
    }

    private static List<Case> pairs() {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(13);
        int count = 2 * NOTABLE.length;
        Tensor column = Tensor.of(Shape.of(count, 1), withNegatives());
        Tensor row = Tensor.of(Shape.of(count), withNegatives());
        for (Binary.Function function : Binary.Function.values()) {
            Binary op = new Binary(function);
            cases.add(Case.rounded(op, column, row));
            for (int i = 0; i < 12; i++) {
                Shape shape = draw.shape(0, 4);
                Shape a = draw.broadcastTo(shape);
                Shape b = draw.broadcastTo(shape);
                cases.add(
                        function == Binary.Function.POWER
                                ? Case.rounded(op, draw.integers(a), draw.integers(b))
                                : Case.exact(op, draw.integers(a), draw.integers(b)));
                cases.add(Case.rounded(op, draw.reals(a, 4), draw.reals(b, 4)));
            }
        }
        return cases;
    }

    private static List<Case> selections() {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(14);
        for (int i = 0; i < 40; i++) {
            Shape shape = draw.shape(0, 4);
            Tensor condition = draw.choices(draw.broadcastTo(shape), 0f, -0f, 1f, -2f, 1e-42f, Float.NaN);
            Tensor x = Case.specials(draw.broadcastTo(shape));
            cases.add(Case.exact(new Select(), condition, x, draw.reals(draw.broadcastTo(shape), 1)));
        }
        return cases;
    }

    private static List<Case> batchNormalizations() {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(15);
        for (int i = 0; i < 30; i++) {
            Shape shape = draw.shape(1, 5);
            int axis = draw.axis(shape.rank());
            Shape channels = Shape.of(shape.extent(Math.floorMod(axis, shape.rank())));
            Tensor scale = draw.coin() ? draw.integers(channels) : null;
            Tensor offset = draw.coin() ? draw.integers(channels) : null;
            Tensor mean = draw.integers(channels);
            // Squares of powers of two: their roots and quotients are exact.
            Tensor variance = draw.choices(channels, 0.25f, 1f, 4f, 16f);
            BatchNormalization exact = new BatchNormalization(scale, offset, mean, variance, 0, axis);
            cases.add(Case.exact(exact, draw.integers(shape)));
            cases.add(Case.exact(exact, Case.specials(shape)));
            Tensor positive = draw.choices(channels, 0.01f, 0.3f, 1.7f, 12f);
            cases.add(Case.rounded(
                    new BatchNormalization(scale, offset, draw.reals(channels, 1), positive, 1e-3f, axis),
                    draw.reals(shape, 2)));
        }
        return cases;
    }
}
