package conv4j.verification.audit;

import conv4j.kernel.Backend;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import conv4j.verification.Kind;
import conv4j.verification.execution.AxisExecutor;
import conv4j.verification.execution.Executor;
import conv4j.verification.execution.Outcome;
import java.util.List;

/**
 * Runs layouts. One channel of one image stands for all: no size depends on how many there are. Height and width run
 * together where that is cheap, else each as one row of its own, since neither depends on the other either.
 */
final class Execution {
    /** Taps of all windows that are run together: about 3 ms on the reference kernels, so 20,000 rows take 30 s on 2 cores. */
    private static final double MOST_TOGETHER = 1 << 20;

    /** An execution holds each cell of an axis up to ten times: tensors, their copies, places, while they grow. */
    private static final int BYTES_A_CELL = 64;

    /** Cells, or taps, of one axis alone, when every core runs one: a second's work at most, and within memory. */
    private static final double MOST_ALONE = Math.min(
            1 << 24,
            Runtime.getRuntime().maxMemory()
                    / ((double) BYTES_A_CELL * Runtime.getRuntime().availableProcessors()));

    private static final LaidAxis ONE_ROW = new LaidAxis(1, WindowAxis.of("height", 1), 0);

    private final Executor executor;

    Execution(Backend backend) {
        this.executor = new Executor(backend);
    }

    Result run(Operation operation, Layout layout) {
        double height = work(operation, layout.height());
        double width = work(operation, layout.width());
        if (height * width <= MOST_TOGETHER) {
            return together(operation, layout.height(), layout.width());
        }
        for (LaidAxis side : List.of(layout.height(), layout.width())) {
            if (work(operation, side) > MOST_ALONE) {
                return new Result.NotExecuted(String.format(
                        "%s: wanted at most %,.0f cells or taps of windows, as this JVM's memory allows, got %,.0f",
                        side.axis().name(), MOST_ALONE, work(operation, side)));
            }
        }
        return apart(operation, layout);
    }

    /** Each axis by itself; an axis on which the window lands nowhere counts as 0 cells. */
    Result.Size cells(Operation operation, Layout layout) {
        return new Result.Size(
                alone(operation, layout.height()) instanceof Result.Size rows ? rows.width() : 0,
                alone(operation, layout.width()) instanceof Result.Size columns ? columns.width() : 0);
    }

    private Result apart(Operation operation, Layout layout) {
        Result height = alone(operation, layout.height());
        Result width = alone(operation, layout.width());
        if (height instanceof Result.Size rows && width instanceof Result.Size columns) {
            return new Result.Size(rows.width(), columns.width());
        }
        return height instanceof Result.Size ? width : height;
    }

    private Result alone(Operation operation, LaidAxis side) {
        return together(operation, ONE_ROW, side);
    }

    private Result together(Operation operation, LaidAxis height, LaidAxis width) {
        try {
            Tensor input = Tensor.zeros(Shape.of(1, 1, height.input(), width.input()));
            Outcome outcome = executor.run(op(operation, height, width), List.of(input));
            if (outcome instanceof Outcome.Produced produced) {
                Shape shape = produced.output().shape();
                return new Result.Size(shape.extent(2), shape.extent(3));
            }
            return outcome instanceof Outcome.Illegal illegal
                    ? new Result.Refused(illegal.message(), true)
                    : new Result.NotExecuted(outcome.toString());
        } catch (ShapeException e) {
            return new Result.Refused(String.valueOf(e.getMessage()), true);
        }
    }

    private static Op op(Operation operation, LaidAxis height, LaidAxis width) {
        Window window = new Window(height.axis(), width.axis());
        return switch (operation) {
            case CONV2D, DEPTHWISE_CONV2D -> AxisExecutor.op(Kind.CONV2D, window);
            case MAX_POOL2D -> AxisExecutor.op(Kind.MAX_POOL2D, window);
            case AVG_POOL2D -> AxisExecutor.op(Kind.AVERAGE_POOL2D, window);
            case CONV_TRANSPOSE2D -> AxisExecutor.transposed(window, height.outputPadding(), width.outputPadding());
        };
    }

    /** Cells of input and output, or taps of all windows, whichever are more; never less than there will be. */
    private static double work(Operation operation, LaidAxis side) {
        WindowAxis axis = side.axis();
        double padding = axis.padding() instanceof Padding.Explicit explicit
                ? (double) explicit.before() + explicit.after()
                : axis.reach();
        if (operation == Operation.CONV_TRANSPOSE2D) {
            double covered = (double) side.input() * axis.stride() + axis.reach() + side.outputPadding();
            return Math.max(covered, (double) side.input() * axis.size());
        }
        double places = (side.input() + padding) / axis.stride() + 1;
        return Math.max(Math.max(side.input(), places * axis.size()), axis.size());
    }
}
