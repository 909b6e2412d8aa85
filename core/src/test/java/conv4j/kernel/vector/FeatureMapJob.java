package conv4j.kernel.vector;

import conv4j.kernel.Bounds;
import conv4j.kernel.Epilogue;
import conv4j.op.AxisPadding;
import conv4j.op.AxisResize;
import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.ConvTranspose2d;
import conv4j.op.Dense;
import conv4j.op.Elementwise;
import conv4j.op.Flatten;
import conv4j.op.LocalResponseNormalization;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Padding;
import conv4j.op.Reduce;
import conv4j.op.Relu;
import conv4j.op.Reshape;
import conv4j.op.Resize;
import conv4j.op.Softmax;
import conv4j.op.Squeeze;
import conv4j.op.Transpose;
import conv4j.op.Unsqueeze;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * An op with inputs, for any kernel.
 *
 * @param error that is allowed, as a part of the largest result; 0 where sums of small integers are exact
 */
record FeatureMapJob(Op op, List<Tensor> inputs, Epilogue epilogue, double error) {
    private static final Epilogue CLIPPED = Epilogue.NONE.within(new Bounds(-2, 6));

    String name() {
        return op + " of " + shapes() + " " + epilogue.bounds();
    }

    List<Shape> shapes() {
        return inputs.stream().map(Tensor::shape).toList();
    }

    FeatureMapJob withoutEpilogue() {
        return new FeatureMapJob(op, inputs, Epilogue.NONE, error);
    }

    FeatureMapJob clipped() {
        return new FeatureMapJob(op, inputs, CLIPPED, error);
    }

    /** Of small integers. */
    static FeatureMapJob exact(Op op, Shape... shapes) {
        Random random = new Random(op.hashCode());
        List<Tensor> inputs = Arrays.stream(shapes)
                .map(shape -> Numbers.smallIntegers(random, shape.toArray()))
                .toList();
        return new FeatureMapJob(op, inputs, Epilogue.NONE, 0);
    }

    /** Of real numbers. */
    static FeatureMapJob close(double error, Op op, Shape... shapes) {
        Random random = new Random(3);
        List<Tensor> inputs = Arrays.stream(shapes)
                .map(shape -> Numbers.reals(random, shape.toArray()))
                .toList();
        return new FeatureMapJob(op, inputs, Epilogue.NONE, error);
    }

    static FeatureMapJob concat(Shape... parts) {
        return exact(new Concat(1), parts);
    }

    /** Channels around the lane count, several images, rows of odd lengths. */
    static List<FeatureMapJob> all(int lanes) {
        List<FeatureMapJob> jobs = new ArrayList<>();
        for (int channels : new int[] {lanes - 1, lanes, lanes + 1, 2 * lanes, 2 * lanes + 3}) {
            Shape map = Shape.of(2, channels, 3, 7);
            jobs.add(concat(map, Shape.of(2, 1, 3, 7), map));
            jobs.add(concat(Shape.of(2, lanes, 3, 7), map, Shape.of(2, 2 * lanes + 1, 3, 7)));
            reduces(jobs, map);
            normalizations(jobs, map);
            jobs.add(exact(new Relu(), map));
            cells(jobs, map);
            for (float power : new float[] {0.75f, 0.5f, 1, 1.25f}) {
                jobs.add(close(1e-6, new LocalResponseNormalization(5, 0.5f, power, 2), map));
                jobs.add(close(1e-6, new LocalResponseNormalization(4, 1e-4f, power, 1), map));
            }
            reshapes(jobs, map);
            for (int axis = 0; axis < 4; axis++) {
                jobs.add(close(1e-6, new Softmax(axis, axis % 2 == 0), map));
            }
            transposed(jobs, 5, channels, 1);
            transposed(jobs, 2 * channels, 3 * channels, channels);
            for (int rows : new int[] {1, 2, 9, 117}) {
                dense(jobs, rows, channels, 3 * lanes - channels % 5);
            }
        }
        for (Shape map : List.of(Shape.of(2, lanes + 1, 3, 7), Shape.of(2, 2 * lanes + 1, 9, 47))) {
            functions(jobs, map);
            pairs(jobs, map);
        }
        functions(jobs, Shape.of(3, 1369));
        jobs.add(close(1e-6, new Softmax(1, false), Shape.of(5, 1001)));
        jobs.add(exact(Transpose.to(0, 3, 1, 2), Shape.of(2, 1, 1, lanes + 3)));
        functions(jobs, Shape.of(3));
        functions(jobs, Shape.of());
        return jobs;
    }

    private static void reshapes(List<FeatureMapJob> jobs, Shape map) {
        int channels = map.extent(1);
        jobs.add(exact(new Flatten(1), map));
        jobs.add(exact(new Flatten(1), Shape.of(2, channels, 1, 1)));
        jobs.add(exact(new Squeeze(List.of()), Shape.of(2, channels, 1, 1)));
        jobs.add(exact(new Unsqueeze(List.of(2, 3)), Shape.of(2, channels)));
        jobs.add(exact(Reshape.to(0, -1, 1, 1), Shape.of(2, channels)));
        jobs.add(exact(Reshape.to(1, 0, 7, -1), map));
        jobs.add(exact(Reshape.to(-1), map));
    }

    private static void cells(List<FeatureMapJob> jobs, Shape map) {
        for (Pad.Mode mode : Pad.Mode.values()) {
            List<AxisPadding> around = List.of(new AxisPadding(2, 1, 2), new AxisPadding(-1, 3, 0));
            jobs.add(exact(new Pad(around, mode, 2.5f), map));
            jobs.add(exact(new Pad(List.of(new AxisPadding(3, -2, 4)), mode, -1), map));
        }
        for (Resize.Interpolation interpolation : Resize.Interpolation.values()) {
            for (List<AxisResize> axes : List.of(
                    List.of(AxisResize.by(2, 2), AxisResize.by(3, 2)),
                    List.of(AxisResize.to(-1, 3)),
                    List.of(AxisResize.to(3, 11), AxisResize.to(2, 5)))) {
                jobs.add(close(
                        1e-6,
                        Resize.of(axes, interpolation, Resize.Coordinates.HALF_PIXEL, Resize.Nearest.FLOOR),
                        map));
            }
        }
    }

    /** Strides above, equal to and below the window, dilated and grouped. */
    private static void transposed(List<FeatureMapJob> jobs, int channels, int outputs, int groups) {
        Random random = new Random(23);
        for (int[] geometry : new int[][] {
            {2, 2, 1, 0, 0},
            {3, 2, 1, 1, 1},
            {4, 2, 1, 1, 0},
            {2, 3, 1, 0, 2},
            {3, 2, 2, 2, 0},
            {3, 4, 6, 1, 3},
            {5, 1, 1, 2, 0},
            {1, 1, 1, 0, 0}
        }) {
            Window window = Window.of(geometry[0], geometry[0] + 1)
                    .withStride(geometry[1], geometry[1] + 1)
                    .withDilation(geometry[2])
                    .withPadding(Padding.explicit(geometry[3], 0));
            Tensor weights = Numbers.smallIntegers(random, channels, outputs / groups, geometry[0], geometry[0] + 1);
            Tensor bias = Numbers.smallIntegers(random, outputs);
            ConvTranspose2d op = new ConvTranspose2d(window, groups, weights, bias, geometry[4], 1);
            jobs.add(exact(op, Shape.of(2, channels, 3, 5)).clipped());
            ConvTranspose2d same =
                    new ConvTranspose2d(window.withPadding(Padding.Same.UPPER), groups, weights, null, 0, 0);
            jobs.add(close(2e-6, same, Shape.of(1, channels, 2, 9)));
        }
    }

    private static void dense(List<FeatureMapJob> jobs, int rows, int inputs, int outputs) {
        Random random = new Random(7);
        Tensor weights = Numbers.smallIntegers(random, inputs, outputs);
        jobs.add(exact(new Dense(weights, Numbers.smallIntegers(random, outputs)), Shape.of(rows, inputs))
                .clipped());
        jobs.add(close(1e-6, new Dense(weights, null), Shape.of(rows, inputs)));
    }

    private static void reduces(List<FeatureMapJob> jobs, Shape map) {
        for (Reduce.Function function :
                List.of(Reduce.Function.SUM, Reduce.Function.MEAN, Reduce.Function.MAX, Reduce.Function.MIN)) {
            for (boolean keeps : new boolean[] {true, false}) {
                jobs.add(exact(new Reduce(function, List.of(2, 3), keeps), map));
                jobs.add(close(1e-6, new Reduce(function, List.of(-1, -2), keeps), map));
            }
        }
    }

    private static void normalizations(List<FeatureMapJob> jobs, Shape map) {
        Random random = new Random(5);
        int channels = map.extent(1);
        Tensor variance = Numbers.smallIntegers(random, channels);
        for (int i = 0; i < channels; i++) {
            variance.values()[i] = 1 << 2 * random.nextInt(3);
        }
        BatchNormalization op = new BatchNormalization(
                Numbers.smallIntegers(random, channels),
                Numbers.smallIntegers(random, channels),
                Numbers.smallIntegers(random, channels),
                variance,
                0,
                1);
        jobs.add(exact(op, map).clipped());
        jobs.add(close(1e-6, new BatchNormalization(null, null, op.mean(), variance, 1e-3f, -3), map));
    }

    private static void pairs(List<FeatureMapJob> jobs, Shape map) {
        List<Shape> others = List.of(
                map,
                Shape.of(2, map.extent(1), 1, 1),
                Shape.of(map.extent(1), 1, 1),
                Shape.of(2, 1, map.extent(2), map.extent(3)),
                Shape.of(map.extent(3)),
                Shape.of(1));
        for (Binary.Function function : Binary.Function.values()) {
            for (Shape other : others) {
                jobs.add(exact(new Binary(function), map, other).clipped());
                jobs.add(close(1e-6, new Binary(function), other, map));
            }
        }
    }

    private static void functions(List<FeatureMapJob> jobs, Shape shape) {
        for (Elementwise.Function function : Elementwise.Function.values()) {
            jobs.add(close(2e-6, new Elementwise(function, 1.5f, 0.5f), shape));
        }
        jobs.add(exact(Elementwise.of(Elementwise.Function.SQUARE), shape).clipped());
        jobs.add(exact(Elementwise.of(Elementwise.Function.FLOOR), shape).clipped());
    }

    /** Jobs that 16 lanes leave to others, and why. */
    static Map<FeatureMapJob, String> refused() {
        Shape map = Shape.of(1, 16, 2, 2);
        Shape narrow = Shape.of(1, 7, 2, 2);
        Map<FeatureMapJob, String> jobs = new LinkedHashMap<>();
        jobs.put(exact(new Concat(2), map, map), "takes channels one after the other, got axis 2");
        jobs.put(
                exact(new Concat(1), Shape.of(1, 3, 2, 2), Shape.of(1, 4, 2, 2)),
                "takes feature maps of at least 8 channels, got 1x7x2x2");
        jobs.put(
                exact(new Reduce(Reduce.Function.SUM, List.of(1), true), map),
                "reduces height and width, got axes [1]");
        jobs.put(
                exact(new Reduce(Reduce.Function.L1, List.of(2, 3), true), map),
                "takes sums, means, maxima and minima, got reduce_l1");
        jobs.put(
                exact(new Binary(Binary.Function.ADD), narrow, narrow),
                "takes feature maps of at least 8 channels, got 1x7x2x2");
        jobs.put(exact(new Concat(1), map, map).clipped(), "computes nothing but concat");
        jobs.put(exact(Transpose.to(0, 2, 3, 1), map), "moves axes of extent 1 only, got [0, 2, 3, 1] of 1x16x2x2");
        return jobs;
    }
}
