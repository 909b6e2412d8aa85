package conv4j.verification.twin;

import conv4j.op.ArgExtreme;
import conv4j.op.AveragePool2d;
import conv4j.op.Axes;
import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.Dense;
import conv4j.op.Elementwise;
import conv4j.op.Flatten;
import conv4j.op.Hardmax;
import conv4j.op.LocalResponseNormalization;
import conv4j.op.LpPool2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Normalize;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Reduce;
import conv4j.op.Relu;
import conv4j.op.Reshape;
import conv4j.op.Resize;
import conv4j.op.Select;
import conv4j.op.ShapeOf;
import conv4j.op.SizeOf;
import conv4j.op.Slice;
import conv4j.op.Softmax;
import conv4j.op.Sparsemax;
import conv4j.op.TopK;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What ops do to rows and columns, sorted by kind. */
final class OneChannel {

    /**
     * @param axes that are taken together, from 0
     * @param keepsAxes with extent 1
     */
    record Reduction(List<Integer> axes, boolean keepsAxes) {}

    private OneChannel() {}

    /** An op with a window, its weights one and its channels one; empty for an op without. */
    static Optional<Op> window(Op op) {
        if (op instanceof Conv2d conv) {
            return Optional.of(new Conv2d(conv.window(), 1, ones(conv.window()), null));
        }
        if (op instanceof ConvTranspose2d conv) {
            Window window = conv.window();
            return Optional.of(new ConvTranspose2d(
                    window, 1, ones(window), null, conv.outputPaddingHeight(), conv.outputPaddingWidth()));
        }
        return op instanceof MaxPool2d || op instanceof AveragePool2d || op instanceof LpPool2d
                ? Optional.of(op)
                : Optional.empty();
    }

    /** A fully connected layer on the cells of one channel, which takes so many and no others. */
    static List<Op> connected(int cells) {
        return List.of(new Flatten(1), new Dense(ones(Shape.of(cells, 1)), null), Reshape.to(0, 1, 1, 1));
    }

    /** Whether an op of a twin does to rows what it does to columns; false where that would take a closer look. */
    static boolean isSquare(Op op) {
        if (op instanceof Conv2d conv) {
            return isSquare(conv.window());
        }
        if (op instanceof MaxPool2d pool) {
            return isSquare(pool.window());
        }
        if (op instanceof AveragePool2d pool) {
            return isSquare(pool.window());
        }
        if (op instanceof ConvTranspose2d conv) {
            return isSquare(conv.window()) && conv.outputPaddingHeight() == conv.outputPaddingWidth();
        }
        if (op instanceof Pad pad) {
            return padding(pad, 2).equals(padding(pad, 3));
        }
        return !(op instanceof Slice || op instanceof Resize || op instanceof LpPool2d)
                && (!(op instanceof Reduce reduce)
                        || reduce.axes().contains(2) == reduce.axes().contains(3));
    }

    private static boolean isSquare(Window window) {
        WindowAxis height = window.height();
        WindowAxis width = window.width();
        return height.equals(new WindowAxis(
                height.name(), width.size(), width.stride(), width.dilation(), width.padding(), width.rounding()));
    }

    private static List<Integer> padding(Pad pad, int axis) {
        return pad.paddings().stream()
                .filter(padding -> padding.axis() == axis)
                .flatMap(padding -> Stream.of(padding.before(), padding.after()))
                .toList();
    }

    private static Tensor ones(Window window) {
        return ones(Shape.of(1, 1, window.height().size(), window.width().size()));
    }

    private static Tensor ones(Shape shape) {
        Tensor ones = Tensor.zeros(shape);
        Arrays.fill(ones.values(), 1);
        return ones;
    }

    /** Whether an op looks at how large its input is and not at what is in it. */
    static boolean readsShapesAlone(Op op) {
        return op instanceof ShapeOf || op instanceof SizeOf;
    }

    /** Whether each number of the output comes of the numbers at its own place alone. */
    static boolean isElementwise(Op op) {
        return op instanceof Relu
                || op instanceof Elementwise
                || op instanceof Binary
                || op instanceof Select
                || op instanceof BatchNormalization;
    }

    /** The axes along which a number of the output comes of others than the one at its place; empty for other ops. */
    static Optional<List<Integer>> mixedAxes(Op op, int rank) {
        return along(op).map(axes -> Axes.fromStart(op.name(), axes, rank));
    }

    private static Optional<List<Integer>> along(Op op) {
        if (isElementwise(op)) {
            return Optional.of(List.of());
        }
        if (op instanceof LocalResponseNormalization) {
            return Optional.of(List.of(1));
        }
        if (op instanceof Softmax softmax) {
            return Optional.of(List.of(softmax.axis()));
        }
        if (op instanceof Sparsemax sparsemax) {
            return Optional.of(List.of(sparsemax.axis()));
        }
        if (op instanceof Hardmax hardmax) {
            return Optional.of(List.of(hardmax.axis()));
        }
        if (op instanceof Normalize normalize) {
            return Optional.of(normalize.axes());
        }
        return op instanceof Dense ? Optional.of(List.of(-1)) : Optional.empty();
    }

    /** Ops that make one number of all along some axes, or a few. */
    static Optional<Reduction> reduction(Op op, int rank) {
        if (op instanceof Reduce reduce) {
            List<Integer> axes = reduce.axes().isEmpty()
                    ? IntStream.range(0, rank).boxed().toList()
                    : Axes.fromStart(op.name(), reduce.axes(), rank);
            return Optional.of(new Reduction(axes, reduce.keepDimensions()));
        }
        if (op instanceof ArgExtreme extreme) {
            return Optional.of(
                    new Reduction(List.of(Axes.fromStart(op.name(), extreme.axis(), rank)), extreme.keepDimensions()));
        }
        return op instanceof TopK top && top.k() == 1
                ? Optional.of(new Reduction(List.of(Axes.fromStart(op.name(), top.axis(), rank)), true))
                : Optional.empty();
    }
}
