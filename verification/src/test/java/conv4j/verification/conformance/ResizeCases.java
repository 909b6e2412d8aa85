package conv4j.verification.conformance;

import conv4j.op.AxisResize;
import conv4j.op.Op;
import conv4j.op.Resize;
import conv4j.op.Resize.Coordinates;
import conv4j.op.Resize.Interpolation;
import conv4j.op.Resize.Nearest;
import conv4j.op.Resize.Proportions;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Every way to interpolate with every way to count coordinates, larger and smaller. */
final class ResizeCases {
    /** Input and output cells. */
    private static final int[][] LENGTHS = {
        {1, 1}, {1, 3}, {2, 1}, {4, 8}, {5, 8}, {8, 4}, {6, 2}, {9, 4}, {7, 10}, {16, 5}, {3, 33}
    };

    private ResizeCases() {}

    static List<Case> of(Class<? extends Op> op) {
        if (op != Resize.class) {
            return List.of();
        }
        List<Case> cases = new ArrayList<>();
        Draw draw = new Draw(61);
        for (int[] lengths : LENGTHS) {
            AxisResize last = AxisResize.to(-1, lengths[1]);
            for (Coordinates coordinates : Coordinates.values()) {
                for (Nearest nearest : Nearest.values()) {
                    cases.add(Case.exact(
                            Resize.of(List.of(last), Interpolation.NEAREST, coordinates, nearest),
                            draw.reals(Shape.of(2, lengths[0]), 1)));
                }
                for (Interpolation interpolation : List.of(Interpolation.LINEAR, Interpolation.CUBIC)) {
                    cases.add(spread(draw, last, lengths[0], interpolation, coordinates));
                }
            }
        }
        // 7 cells: 6.99999988 in double, but factor and length are multiplied in float32.
        AxisResize almostSeven = AxisResize.by(0, 0.7f);
        cases.add(Case.rounded(
                Resize.of(List.of(almostSeven), Interpolation.LINEAR, Coordinates.HALF_PIXEL, Nearest.FLOOR),
                draw.reals(Shape.of(10), 1)));
        cases.addAll(exactWeights(draw));
        cases.addAll(images(draw));
        cases.addAll(proportions(draw));
        cases.addAll(regions(draw));
        return cases;
    }

    private static Case spread(
            Draw draw, AxisResize axis, int length, Interpolation interpolation, Coordinates coordinates) {
        Resize op = new Resize(
                List.of(axis),
                Proportions.STRETCH,
                interpolation,
                coordinates,
                Nearest.FLOOR,
                draw.coin(),
                draw.oneOf(-0.75f, -0.5f),
                draw.coin(),
                0);
        return Case.rounded(op, draw.reals(Shape.of(3, length), 1));
    }

    /** Twice and half as large: weights are quarters and eighths. Infinities stay where they have a weight. */
    private static List<Case> exactWeights(Draw draw) {
        List<Case> cases = new ArrayList<>();
        for (float factor : new float[] {2, 4, 0.5f, 0.25f}) {
            for (Coordinates coordinates : List.of(Coordinates.HALF_PIXEL, Coordinates.ASYMMETRIC)) {
                Resize op = Resize.of(
                        List.of(AxisResize.by(2, factor), AxisResize.by(3, factor)),
                        Interpolation.LINEAR,
                        coordinates,
                        Nearest.FLOOR);
                cases.add(Case.exact(op, draw.integers(2, 3, 4, 8)));
                cases.add(Case.exact(op, Case.specials(Shape.of(2, 3, 4, 8))));
            }
        }
        return cases;
    }

    /** Several axes in any order, by factors that fit and that do not, and axes that stay as they are. */
    private static List<Case> images(Draw draw) {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Shape shape = draw.filledShape(2, 4);
            List<AxisResize> axes = draw.axes(shape.rank(), 1).stream()
                    .map(axis -> draw.coin()
                            ? AxisResize.to(axis, draw.between(1, 9))
                            : AxisResize.by(axis, draw.oneOf(1f, 1f, 2f, 0.5f, 1.5f, 0.7f, 2.6f, 0.34f)))
                    .toList();
            Interpolation interpolation = draw.oneOf(Interpolation.LINEAR, Interpolation.CUBIC);
            Coordinates coordinates = draw.oneOf(
                    Coordinates.HALF_PIXEL,
                    Coordinates.HALF_PIXEL_SYMMETRIC,
                    Coordinates.PYTORCH_HALF_PIXEL,
                    Coordinates.ALIGN_CORNERS,
                    Coordinates.ASYMMETRIC);
            cases.add(Case.rounded(
                    new Resize(
                            axes,
                            Proportions.STRETCH,
                            interpolation,
                            coordinates,
                            Nearest.FLOOR,
                            draw.coin(),
                            -0.75f,
                            draw.coin(),
                            0),
                    draw.reals(shape, 1)));
        }
        return cases;
    }

    private static List<Case> proportions(Draw draw) {
        List<Case> cases = new ArrayList<>();
        for (Proportions proportions : Proportions.values()) {
            for (int[] target : new int[][] {{7, 8}, {2, 9}, {10, 3}, {4, 6}}) {
                List<AxisResize> axes = List.of(AxisResize.to(2, target[0]), AxisResize.to(-1, target[1]));
                for (Interpolation interpolation : Interpolation.values()) {
                    Resize op = new Resize(
                            axes,
                            proportions,
                            interpolation,
                            Coordinates.HALF_PIXEL,
                            Nearest.ROUND_PREFER_CEIL,
                            false,
                            -0.5f,
                            false,
                            0);
                    cases.add(Case.rounded(op, draw.reals(Shape.of(1, 2, 4, 6), 1)));
                }
            }
        }
        return cases;
    }

    /** Parts of the image, mirrored ones and such as reach beyond it. */
    private static List<Case> regions(Draw draw) {
        List<Case> cases = new ArrayList<>();
        float[][] regions = {{0, 1}, {0.25f, 0.75f}, {0.6f, 0.1f}, {-0.5f, 0.5f}, {0.4f, 1.3f}};
        for (float[] region : regions) {
            for (int cells : new int[] {1, 3, 5, 9}) {
                for (Interpolation interpolation : Interpolation.values()) {
                    Resize op = new Resize(
                            List.of(
                                    AxisResize.to(-2, 4).ofRegion(0.125f, 1),
                                    AxisResize.to(-1, cells).ofRegion(region[0], region[1])),
                            Proportions.STRETCH,
                            interpolation,
                            Coordinates.TF_CROP_AND_RESIZE,
                            Nearest.ROUND_PREFER_FLOOR,
                            false,
                            -0.75f,
                            false,
                            9.5f);
                    cases.add(Case.rounded(op, draw.reals(Shape.of(2, 6, 5), 1)));
                }
            }
        }
        return cases;
    }
}
