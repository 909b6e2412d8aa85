package conv4j.verification.twin;

import conv4j.op.Axes;
import conv4j.op.AxisPadding;
import conv4j.op.AxisRange;
import conv4j.op.AxisResize;
import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.Dense;
import conv4j.op.DepthToSpace;
import conv4j.op.Elementwise;
import conv4j.op.Expand;
import conv4j.op.Flatten;
import conv4j.op.Gather;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Reduce;
import conv4j.op.Reshape;
import conv4j.op.Resize;
import conv4j.op.Slice;
import conv4j.op.SpaceToDepth;
import conv4j.op.Squeeze;
import conv4j.op.Tile;
import conv4j.op.Transpose;
import conv4j.op.Unsqueeze;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one op of a network becomes on one channel.
 *
 * @param value how rows and columns lie in the network's own output
 */
record Translation(TwinValue value, Op join, List<Op> steps, boolean mixesAll, boolean fixed) {
    static final Op MERGE = new Binary(Binary.Function.MAXIMUM);

    private static Translation of(TwinValue value, Op... steps) {
        return new Translation(value, MERGE, List.of(steps), false, false);
    }

    private static @Nullable Translation unless(boolean mixes, TwinValue value, Op... steps) {
        return mixes ? null : of(value, steps);
    }

    /**
     * @param values those of its inputs that come from the picture
     * @param all whether these are all its inputs, each once
     * @param input shape in the network of the first of them
     * @return empty when the twin cannot follow
     */
    static Optional<Translation> of(Op op, List<TwinValue> values, boolean all, Shape input, Shape output) {
        TwinValue value = values.get(0);
        if (values.size() > 1 || op instanceof Concat) {
            return Optional.ofNullable(joined(op, values, all, input));
        }
        Optional<Op> window = OneChannel.window(op);
        if (window.isPresent()) {
            return Optional.ofNullable(unless(!value.isPicture(), value, window.get()));
        }
        return Optional.ofNullable(
                value.isFlattened()
                        ? flattened(op, value)
                        : Optional.ofNullable(moved(op, value, input, output))
                                .orElseGet(() -> reshaped(op, value, input, output)));
    }

    /** Values that meet: one channel reads what either does. */
    private static @Nullable Translation joined(Op op, List<TwinValue> values, boolean all, Shape input) {
        TwinValue value = values.get(0);
        boolean alike = values.stream().allMatch(value::equals);
        if (op instanceof Concat concat && alike) {
            int axis = value.twinAxis(Axes.fromStart(op.name(), concat.axis(), input.rank()));
            boolean channels = axis == TwinValue.NONE && !value.isFlattened();
            return channels
                    ? of(value)
                    : axis != TwinValue.NONE && all
                            ? new Translation(value, new Concat(axis), List.of(), false, false)
                            : null;
        }
        return OneChannel.isElementwise(op) && alike || values.stream().allMatch(TwinValue::isPoint) ? of(value) : null;
    }

    private static @Nullable Translation flattened(Op op, TwinValue value) {
        if (OneChannel.isElementwise(op)) {
            return of(value);
        }
        return op instanceof Dense
                ? new Translation(TwinValue.POINT, MERGE, OneChannel.connected(value.cells()), false, true)
                : null;
    }

    /** Ops that move rows and columns about, or leave them alone. */
    private static @Nullable Translation moved(Op op, TwinValue value, Shape input, Shape output) {
        int rank = input.rank();
        Optional<List<Integer>> mixed = OneChannel.mixedAxes(op, rank);
        if (mixed.isPresent()) {
            boolean spatial = mixed.get().stream().anyMatch(value::isSpatial);
            return new Translation(value, MERGE, List.of(), spatial, false);
        }
        if (op instanceof Transpose transpose) {
            List<Integer> permutation = transpose.permutation().isEmpty()
                    ? IntStream.range(0, rank)
                            .map(axis -> rank - 1 - axis)
                            .boxed()
                            .toList()
                    : Axes.fromStart(op.name(), transpose.permutation(), rank);
            return of(value.permuted(permutation));
        }
        if (op instanceof Pad pad) {
            List<AxisPadding> paddings = new ArrayList<>();
            for (AxisPadding one : pad.paddings()) {
                axis(op, value, one.axis(), rank)
                        .ifPresent(axis -> paddings.add(new AxisPadding(axis, one.before(), one.after())));
            }
            return of(value, new Pad(paddings, pad.mode(), 0));
        }
        if (op instanceof Slice slice) {
            List<AxisRange> ranges = new ArrayList<>();
            for (AxisRange one : slice.ranges()) {
                axis(op, value, one.axis(), rank)
                        .ifPresent(axis -> ranges.add(new AxisRange(axis, one.start(), one.end(), one.step())));
            }
            return of(value, new Slice(ranges));
        }
        return resized(op, value, input, output);
    }

    private static Optional<Integer> axis(Op op, TwinValue value, int axis, int rank) {
        int twin = value.twinAxis(Axes.fromStart(op.name(), axis, rank));
        return twin == TwinValue.NONE ? Optional.empty() : Optional.of(twin);
    }

    private static @Nullable Translation resized(Op op, TwinValue value, Shape input, Shape output) {
        if (op instanceof Resize resize) {
            List<AxisResize> axes = new ArrayList<>();
            for (AxisResize one : resize.axes()) {
                axis(op, value, one.axis(), input.rank())
                        .ifPresent(axis ->
                                axes.add(new AxisResize(axis, one.target(), one.regionStart(), one.regionEnd())));
            }
            Resize alone = new Resize(
                    axes,
                    resize.proportions(),
                    resize.interpolation(),
                    resize.coordinates(),
                    resize.nearest(),
                    resize.antialias(),
                    resize.cubicCoefficient(),
                    resize.excludeOutside(),
                    0);
            return of(value, alone, Elementwise.of(Elementwise.Function.ABS));
        }
        if (op instanceof DepthToSpace moved) {
            Tile channels = new Tile(List.of(1, moved.block() * moved.block(), 1, 1));
            return unless(!value.isPicture(), value, channels, moved);
        }
        if (op instanceof SpaceToDepth) {
            return unless(!value.isPicture(), value, op, new Reduce(Reduce.Function.MAX, List.of(1), true));
        }
        if (op instanceof Tile || op instanceof Expand) {
            return unless(!keepsExtents(value, input, output), value);
        }
        return op instanceof Gather gather && output.rank() == input.rank()
                ? unless(axis(op, value, gather.axis(), input.rank()).isPresent(), value)
                : null;
    }

    private static boolean keepsExtents(TwinValue value, Shape input, Shape output) {
        return input.rank() == output.rank()
                && extent(value.row(), input) == extent(value.row(), output)
                && extent(value.column(), input) == extent(value.column(), output);
    }

    private static int extent(int axis, Shape shape) {
        return axis == TwinValue.NONE ? 1 : shape.extent(axis);
    }

    /** Ops that take axes away or put some in. */
    private static @Nullable Translation reshaped(Op op, TwinValue value, Shape input, Shape output) {
        Optional<OneChannel.Reduction> reduction = OneChannel.reduction(op, input.rank());
        if (reduction.isPresent()) {
            List<Integer> axes = reduction.get().axes();
            List<Integer> spatial =
                    axes.stream().map(value::twinAxis).filter(axis -> axis >= 0).toList();
            TwinValue left = reduction.get().keepsAxes() ? value : value.without(axes);
            return spatial.isEmpty() ? of(left) : of(left, new Reduce(Reduce.Function.MAX, spatial, true));
        }
        if (op instanceof Squeeze squeeze) {
            List<Integer> axes = squeeze.axes().isEmpty()
                    ? IntStream.range(0, input.rank())
                            .filter(axis -> input.extent(axis) == 1)
                            .boxed()
                            .toList()
                    : Axes.fromStart(op.name(), squeeze.axes(), input.rank());
            return of(value.without(axes));
        }
        if (op instanceof Unsqueeze unsqueeze) {
            return of(value.with(Axes.fromStart(op.name(), unsqueeze.axes(), output.rank()), output.rank()));
        }
        if (op instanceof Flatten || op instanceof Reshape) {
            return folded(value, input, output);
        }
        return value.isPoint() ? of(value) : null;
    }

    private static @Nullable Translation folded(TwinValue value, Shape input, Shape output) {
        if (input.equals(output)) {
            return of(value);
        }
        if (extent(value.row(), input) == 1 && extent(value.column(), input) == 1) {
            return of(TwinValue.POINT);
        }
        if (output.rank() == 2 && input.rank() > 2 && output.extent(0) == input.extent(0)) {
            return of(new TwinValue(
                    value.row(), value.column(), extent(value.row(), input) * extent(value.column(), input)));
        }
        // Channels regrouped before the last two axes, as a channel shuffle does.
        int last = input.rank() - 1;
        boolean tail = value.row() == last - 1 && value.column() == last && output.rank() >= 3;
        return tail
                        && input.extent(last) == output.extent(output.rank() - 1)
                        && input.extent(last - 1) == output.extent(output.rank() - 2)
                ? of(TwinValue.of(output.rank() - 2, output.rank() - 1))
                : null;
    }
}
