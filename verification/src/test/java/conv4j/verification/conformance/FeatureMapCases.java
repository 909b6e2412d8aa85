package conv4j.verification.conformance;

import conv4j.op.AxisPadding;
import conv4j.op.AxisResize;
import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.Elementwise;
import conv4j.op.LocalResponseNormalization;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Reduce;
import conv4j.op.Resize;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** What stands between convolutions, on feature maps of as many channels as networks have. */
final class FeatureMapCases {
    private FeatureMapCases() {}

    static List<Case> of(Class<? extends Op> op) {
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(71);
        for (int channels : new int[] {15, 16, 17, 33}) {
            Shape map = Shape.of(2, channels, 3, 5);
            if (op == Concat.class) {
                cases.add(
                        Case.exact(new Concat(1), draw.integers(map), draw.integers(2, 16, 3, 5), draw.integers(map)));
                cases.add(Case.exact(new Concat(-3), draw.integers(2, 3, 3, 5), Case.specials(map)));
            } else if (op == Reduce.class) {
                reductions(cases, draw, map);
            } else if (op == BatchNormalization.class) {
                normalizations(cases, draw, map);
            } else if (op == LocalResponseNormalization.class) {
                for (float power : new float[] {0.75f, 0.5f, 1, 1.25f}) {
                    Op lrn = new LocalResponseNormalization(5, 0.5f, power, 2);
                    cases.add(Case.rounded(lrn, draw.reals(map, 3)));
                    cases.add(Case.rounded(lrn, Case.specials(map)));
                }
            } else if (op == Pad.class || op == Resize.class) {
                cells(cases, draw, map, op);
            } else if (op == Binary.class) {
                pairs(cases, draw, map);
            } else if (op == Elementwise.class) {
                for (Elementwise.Function function : Elementwise.Function.values()) {
                    cases.add(
                            Case.rounded(new Elementwise(function, 1, 2), draw.reals(Shape.of(2, channels, 9, 31), 5)));
                }
            }
        }
        return cases;
    }

    private static void reductions(List<Case> cases, Draw draw, Shape map) {
        for (Reduce.Function function : Reduce.Function.values()) {
            if (function != Reduce.Function.PRODUCT && function != Reduce.Function.LOG_SUM) {
                Reduce op = new Reduce(function, List.of(2, 3), draw.coin());
                cases.add(Case.exact(op, draw.integers(map)));
                cases.add(Case.rounded(op, draw.reals(map, 3)));
                cases.add(Case.rounded(new Reduce(function, List.of(-1, 2), draw.coin()), Case.specials(map)));
            }
        }
    }

    private static void normalizations(List<Case> cases, Draw draw, Shape map) {
        Shape channels = Shape.of(map.extent(1));
        Tensor scale = draw.integers(channels);
        Tensor offset = draw.integers(channels);
        Tensor mean = draw.integers(channels);
        Tensor variance = draw.choices(channels, 0.25f, 1f, 4f, 16f);
        BatchNormalization exact = new BatchNormalization(scale, offset, mean, variance, 0, 1);
        cases.add(Case.exact(exact, draw.integers(map)));
        cases.add(Case.exact(exact, Case.specials(map)));
        cases.add(Case.rounded(
                new BatchNormalization(null, null, draw.reals(channels, 1), variance, 1e-3f, -3), draw.reals(map, 2)));
    }

    private static void cells(List<Case> cases, Draw draw, Shape map, Class<? extends Op> op) {
        for (Pad.Mode mode : Pad.Mode.values()) {
            Pad pad = new Pad(List.of(new AxisPadding(-1, 2, -1), new AxisPadding(2, 0, 3)), mode, 0.5f);
            if (op == Pad.class) {
                cases.add(Case.exact(pad, Case.specials(map)));
            }
        }
        for (Resize.Interpolation interpolation : Resize.Interpolation.values()) {
            for (Resize.Coordinates coordinates : Resize.Coordinates.values()) {
                Resize resize = Resize.of(
                        List.of(AxisResize.by(2, 2), AxisResize.to(3, 7).ofRegion(-0.25f, 1)),
                        interpolation,
                        coordinates,
                        Resize.Nearest.ROUND_PREFER_CEIL);
                if (op == Resize.class) {
                    cases.add(Case.rounded(resize, draw.reals(map, 2)));
                }
            }
        }
    }

    private static void pairs(List<Case> cases, Draw draw, Shape map) {
        for (Binary.Function function : Binary.Function.values()) {
            for (Shape other : List.of(
                    map,
                    Shape.of(2, map.extent(1), 1, 1),
                    Shape.of(map.extent(1), 1, 1),
                    Shape.of(1, 1, 3, 5),
                    Shape.of(3, 1),
                    Shape.of(2, 1, 1, 5),
                    Shape.of())) {
                Binary op = new Binary(function);
                cases.add(Case.rounded(op, draw.reals(map, 4), draw.reals(other, 4)));
                cases.add(Case.rounded(op, draw.integers(other), draw.integers(map)));
            }
        }
    }
}
