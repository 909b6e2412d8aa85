package conv4j.verification.conformance;

import conv4j.op.Fill;
import conv4j.op.Op;
import conv4j.op.Range;
import conv4j.op.ShapeOf;
import conv4j.op.SizeOf;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ops that read no element of any input. */
final class SourceCases {
    private SourceCases() {}

    static List<Case> of(Class<? extends Op> op) {
        if (op == Range.class) {
            return ranges();
        }
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(71);
        for (int i = 0; i < 40; i++) {
            Shape shape = draw.shape(0, 5);
            if (op == ShapeOf.class) {
                int end = draw.coin() ? Integer.MAX_VALUE : draw.between(-7, 7);
                cases.add(Case.exact(new ShapeOf(draw.between(-7, 7), end), draw.integers(shape)));
                cases.add(Case.exact(ShapeOf.all(), draw.integers(shape)));
            } else if (op == SizeOf.class) {
                cases.add(Case.exact(new SizeOf(), draw.integers(shape)));
            } else if (op == Fill.class) {
                List<Integer> extents = Arrays.stream(shape.toArray()).boxed().toList();
                cases.add(Case.exact(new Fill(extents, draw.oneOf(0f, 1.1f, Float.NaN, Float.NEGATIVE_INFINITY))));
            }
        }
        return cases;
    }

    private static List<Case> ranges() {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(72);
        for (int i = 0; i < 40; i++) {
            int delta = draw.oneOf(-7, -2, -1, 1, 2, 3);
            cases.add(Case.exact(new Range(draw.between(-20, 20), draw.between(-20, 20), delta)));
            float step = draw.oneOf(0.1f, -0.3f, 1e-2f, 0.7f);
            cases.add(Case.rounded(new Range(draw.between(-9, 9) / 3f, draw.between(-9, 9) / 7f, step)));
        }
        return cases;
    }
}
