package conv4j.verification.court;

import conv4j.kernel.Backend;
import conv4j.op.Op;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Geometry;
import conv4j.verification.Kind;
import conv4j.verification.Setting;
import conv4j.verification.execution.AxisExecutor;
import conv4j.verification.execution.Executor;
import conv4j.verification.execution.Outcome;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws rectangles whose axes have nothing in common, padding before and after included, and executes each whole and by
 * axis: what a survey finds along one axis is worth something only if an axis knows nothing of the other.
 */
final class Rectangles {
    /** Cells of a side: a whole rectangle costs its square. */
    private static final int LONGEST = 64;

    private static final Kind[] KINDS = {Kind.CONV2D, Kind.MAX_POOL2D, Kind.AVERAGE_POOL2D};
    private static final Setting[] SETTINGS = Setting.values();

    private final Executor executor;
    private final AxisExecutor axisExecutor;
    private final Ranges ranges;

    Rectangles(Backend backend, Ranges ranges) {
        this.executor = new Executor(backend);
        this.axisExecutor = new AxisExecutor(backend);
        this.ranges = ranges;
    }

    void survey(SplittableRandom random, SurveyCounts counts) {
        Geometry height = drawn(random);
        Geometry width = drawn(random);
        boolean transposed = random.nextInt(4) == 0;
        Kind kind = transposed ? Kind.CONV2D : KINDS[random.nextInt(KINDS.length)];
        Setting setting = SETTINGS[random.nextInt(SETTINGS.length)];
        if (!setting.fits(kind)) {
            setting = Setting.FLOOR;
        }
        Window window = new Window(setting.axis(height), setting.axis(width));
        Op op = transposed
                ? AxisExecutor.transposed(window, height.outputPadding(), width.outputPadding())
                : AxisExecutor.op(kind, window);
        Outcome whole = executor.run(op, List.of(Tensor.zeros(Shape.of(1, 1, height.input(), width.input()))));
        Outcome rows = axis(height, setting, kind, transposed);
        Outcome columns = axis(width, setting, kind, transposed);
        counts.executions += 3;
        counts.rectangles++;
        counts.rectanglesThatDiffer += agree(whole, rows, columns) ? 0 : 1;
    }

    private Outcome axis(Geometry geometry, Setting setting, Kind kind, boolean transposed) {
        Tensor row = Tensor.zeros(Shape.of(1, 1, 1, geometry.input()));
        return transposed
                ? axisExecutor.runTransposed(setting.axis(geometry), geometry.outputPadding(), row)
                : axisExecutor.run(kind, setting.axis(geometry), row);
    }

    private static boolean agree(Outcome whole, Outcome rows, Outcome columns) {
        if (whole instanceof Outcome.Produced both) {
            Shape shape = both.output().shape();
            return rows instanceof Outcome.Produced height
                    && columns instanceof Outcome.Produced width
                    && shape.extent(2) == Verdict.cells(height)
                    && shape.extent(3) == Verdict.cells(width);
        }
        return !(rows instanceof Outcome.Produced && columns instanceof Outcome.Produced);
    }

    private Geometry drawn(SplittableRandom random) {
        int window = drawn(random, ranges.windows());
        int most = ranges.mostPadding(window) + 1;
        Ranges.Range inputs = ranges.inputs();
        int stride = drawn(random, ranges.strides());
        int dilation = drawn(random, ranges.dilations());
        return new Geometry(
                drawn(random, new Ranges.Range(Math.min(inputs.first(), LONGEST), Math.min(inputs.last(), LONGEST))),
                window,
                stride,
                dilation,
                random.nextInt(most),
                random.nextInt(most),
                random.nextInt(Math.max(stride, dilation)));
    }

    private static int drawn(SplittableRandom random, Ranges.Range range) {
        return random.nextInt(range.first(), range.last() + 1);
    }
}
