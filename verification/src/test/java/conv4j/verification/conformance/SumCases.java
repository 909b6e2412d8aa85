package conv4j.verification.conformance;

import conv4j.op.Dense;
import conv4j.op.Einsum;
import conv4j.op.LocalResponseNormalization;
import conv4j.op.MatMul;
import conv4j.op.Normalize;
import conv4j.op.Op;
import conv4j.op.Reduce;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Ops that are sums: products of matrices, reductions, and what is divided by them. */
final class SumCases {
    private SumCases() {}

    static List<Case> of(Class<? extends Op> op) {
        if (op == Dense.class) {
            return denses();
        }
        if (op == MatMul.class) {
            return products();
        }
        if (op == Einsum.class) {
            return einsums();
        }
        if (op == Reduce.class) {
            return reductions();
        }
        if (op == Normalize.class) {
            return normalizations();
        }
        return op == LocalResponseNormalization.class ? localResponses() : List.of();
    }

    private static List<Case> denses() {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(31);
        for (int i = 0; i < 40; i++) {
            Shape shape = draw.shape(1, 4);
            int in = shape.extent(shape.rank() - 1);
            int out = draw.oneOf(0, 1, 2, 4, 5, 16, 17);
            Tensor bias = draw.coin() ? draw.integers(out) : null;
            cases.add(Case.exact(new Dense(draw.integers(in, out), bias), draw.integers(shape)));
            cases.add(Case.rounded(new Dense(draw.reals(Shape.of(in, out), 1), bias), draw.reals(shape, 1)));
        }
        return cases;
    }

    private static List<Case> products() {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(32);
        int[][] vectors = {{5}, {5, 3}, {2, 5, 3}, {5, 1}, {2, 3, 5, 4}};
        for (int[] matrices : vectors) {
            cases.addAll(both(draw, new int[] {5}, matrices));
        }
        for (int[] matrices : new int[][] {{5}, {3, 5}, {2, 1, 5}, {2, 3, 4, 5}}) {
            cases.addAll(both(draw, matrices, new int[] {5}));
        }
        for (int i = 0; i < 30; i++) {
            Shape batch = draw.shape(0, 2);
            int[] inner = {draw.oneOf(0, 1, 3, 4, 7, 8, 9, 16, 17)};
            int[] rows = {draw.between(1, 9)};
            int[] columns = {draw.oneOf(1, 2, 4, 5, 8, 17)};
            int[] batchA = draw.broadcastTo(batch).toArray();
            int[] batchB = draw.broadcastTo(batch).toArray();
            cases.addAll(both(draw, concat(batchA, rows, inner), concat(batchB, inner, columns)));
        }
        return cases;
    }

    private static int[] concat(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(IntStream::of).toArray();
    }

    private static List<Case> both(Draw draw, int[] a, int[] b) {
        return List.of(
                Case.exact(new MatMul(), draw.integers(a), draw.integers(b)),
                Case.rounded(new MatMul(), draw.reals(Shape.of(a), 1), draw.reals(Shape.of(b), 1)));
    }

    private static List<Case> einsums() {
        List<Case> cases = new ArrayList<>();
        einsum(cases, "ij,jk->ik", new int[][] {{3, 4}, {4, 5}});
        einsum(cases, "ij,jk", new int[][] {{3, 17}, {17, 5}});
        einsum(cases, "bhqd,bhkd->bhqk", new int[][] {{2, 3, 4, 5}, {2, 3, 6, 5}});
        einsum(cases, "abc,cde->abde", new int[][] {{2, 3, 4}, {4, 2, 3}});
        einsum(cases, "ba", new int[][] {{3, 4}});
        einsum(cases, "ii->i", new int[][] {{4, 4}});
        einsum(cases, "ii", new int[][] {{4, 4}});
        einsum(cases, "iij,ji->ij", new int[][] {{3, 3, 2}, {2, 3}});
        einsum(cases, "i->", new int[][] {{33}});
        einsum(cases, "i,j->ji", new int[][] {{4}, {5}});
        einsum(cases, "i,ij,j->", new int[][] {{4}, {4, 5}, {5}});
        einsum(cases, ",i->i", new int[][] {{}, {5}});
        einsum(cases, " ... ij , ... jk -> ... ik ", new int[][] {{2, 1, 3, 4}, {5, 4, 2}});
        einsum(cases, "...ij,...jk", new int[][] {{1, 3, 4}, {2, 5, 4, 2}});
        einsum(cases, "i...,j...->...ij", new int[][] {{2, 3}, {4, 5, 3}});
        einsum(cases, "a...b->b...a", new int[][] {{2, 3, 4, 5}});
        einsum(cases, "...->...", new int[][] {{2, 3}});
        einsum(cases, "...a,a->...", new int[][] {{2, 3, 4}, {4}});
        einsum(cases, "ij,jk->ik", new int[][] {{3, 0}, {0, 5}});
        einsum(cases, "ij->j", new int[][] {{1, 4}});
        einsum(cases, "bA,aB->Bb", new int[][] {{2, 3}, {4, 5}});
        return cases;
    }

    private static void einsum(List<Case> cases, String equation, int[][] shapes) {
        Draw draw = new Draw(33);
        Einsum op = new Einsum(equation);
        cases.add(Case.exact(op, Arrays.stream(shapes).map(draw::integers).toArray(Tensor[]::new)));
        cases.add(Case.rounded(
                op,
                Arrays.stream(shapes)
                        .map(extents -> draw.reals(Shape.of(extents), 1))
                        .toArray(Tensor[]::new)));
    }

    private static List<Case> reductions() {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(34);
        for (Reduce.Function function : Reduce.Function.values()) {
            Reduce alongTheLast = new Reduce(function, List.of(-1), false);
            cases.add(Case.exact(alongTheLast, Tensor.zeros(Shape.of(2, 0))));
            for (float infinity : new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                cases.add(Case.rounded(alongTheLast, draw.choices(Shape.of(2, 3), infinity)));
                cases.add(Case.rounded(alongTheLast, draw.choices(Shape.of(5, 3), infinity, 1f)));
            }
            for (int i = 0; i < 25; i++) {
                Shape shape = draw.shape(0, 5);
                Reduce op = new Reduce(function, draw.axes(shape.rank(), 0), draw.coin());
                cases.add(Case.rounded(
                        op, function == Reduce.Function.LOG_SUM ? positive(draw, shape) : draw.reals(shape, 3)));
                cases.add(Case.exact(
                        op,
                        // No power of two is too large a product of these for 1,500 of them.
                        function == Reduce.Function.PRODUCT
                                ? draw.choices(shape, 1f, -1f, 1f, 2f, 0.5f)
                                : draw.integers(shape)));
                cases.add(Case.rounded(op, Case.specials(shape)));
            }
        }
        return cases;
    }

    private static Tensor positive(Draw draw, Shape shape) {
        return draw.choices(shape, 0.1f, 0.7f, 1.3f, 4f);
    }

    private static List<Case> normalizations() {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(35);
        for (int i = 0; i < 40; i++) {
            Shape shape = draw.shape(1, 4);
            Normalize op = new Normalize(draw.axes(shape.rank(), 1), draw.oneOf(1e-5f, 1e-3f, 0.5f));
            cases.add(Case.rounded(op, draw.integers(shape)));
            cases.add(Case.rounded(op, draw.reals(shape, 1)));
            Tensor farFromZero = draw.reals(shape, 1);
            for (int j = 0; j < farFromZero.values().length; j++) {
                farFromZero.values()[j] += 100;
            }
            cases.add(Case.rounded(op, farFromZero));
            cases.add(Case.rounded(op, Case.specials(shape)));
        }
        return cases;
    }

    private static List<Case> localResponses() {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(36);
        for (int i = 0; i < 40; i++) {
            LocalResponseNormalization op = new LocalResponseNormalization(
                    draw.between(1, 7), draw.oneOf(1e-4f, 0.5f), draw.oneOf(0.75f, 0.5f, 1f, 2.5f), draw.oneOf(1f, 2f));
            Shape shape = draw.shape(2, 5);
            cases.add(Case.rounded(op, draw.reals(shape, 3)));
            cases.add(Case.rounded(op, Case.specials(shape)));
        }
        return cases;
    }
}
