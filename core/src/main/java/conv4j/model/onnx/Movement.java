package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.op.Axes;
import conv4j.op.AxisRange;
import conv4j.op.Broadcast;
import conv4j.op.Slice;
import conv4j.op.Tile;
import conv4j.op.Transpose;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Constants whose numbers are taken over from other constants, somewhere else: nothing is computed. */
final class Movement {
    private Movement() {}

    /**
     * The general case. What is at {@code [i, j, ...]} of the result is at {@code offsets[0][i] + offsets[1][j] + ...} of
     * the data.
     */
    private static Constant take(Constant data, int[][] offsets) {
        int[] extents = new int[offsets.length];
        int count = 1;
        for (int axis = 0; axis < offsets.length; axis++) {
            extents[axis] = offsets[axis].length;
            count = Math.multiplyExact(count, extents[axis]);
        }
        Shape shape = Shape.of(extents);
        if (!data.isExact()) {
            int taken = count;
            return Constant.of(data.type(), data.tensor().map(shape, floats -> {
                float[] picked = new float[taken];
                pick(floats, offsets, 0, 0, picked, 0);
                return picked;
            }));
        }
        int[] sources = new int[count];
        int repeat = count;
        for (int[] axis : offsets) {
            repeat = axis.length == 0 ? 0 : repeat / axis.length;
            for (int i = 0; i < count; i++) {
                sources[i] += axis[i / repeat % axis.length];
            }
        }
        return at(data, shape, sources);
    }

    /** Without a list of all sources: weights may be half of what memory holds. */
    private static int pick(float[] floats, int[][] offsets, int axis, int source, float[] picked, int next) {
        if (axis == offsets.length) {
            picked[next] = floats[source];
            return next + 1;
        }
        int filled = next;
        for (int offset : offsets[axis]) {
            filled = pick(floats, offsets, axis + 1, source + offset, picked, filled);
        }
        return filled;
    }

    /** The data's elements at some offsets, under a shape. */
    private static Constant at(Constant data, Shape shape, int[] sources) {
        if (data.isExact()) {
            long[] integers = data.integers();
            return Constant.of(
                    data.type(),
                    shape,
                    IntStream.of(sources).mapToLong(i -> integers[i]).toArray());
        }
        float[] floats = data.floats();
        float[] taken = new float[sources.length];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = floats[sources[i]];
        }
        return Constant.of(data.type(), shape, taken);
    }

    /** How many elements lie between neighbours along each axis. */
    private static int[] strides(Shape shape) {
        int[] strides = new int[shape.rank()];
        int stride = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape.extent(axis);
        }
        return strides;
    }

    private static int[] steps(int count, int stride) {
        return IntStream.range(0, count).map(i -> i * stride).toArray();
    }

    private static int[][] all(Shape shape) {
        int[] strides = strides(shape);
        return IntStream.range(0, shape.rank())
                .mapToObj(axis -> steps(shape.extent(axis), strides[axis]))
                .toArray(int[][]::new);
    }

    static Constant transpose(Constant data, Transpose op) {
        int rank = data.rank();
        int[][] offsets = all(data.shape());
        return take(
                data,
                IntStream.range(0, rank)
                        .map(i -> op.permutation().isEmpty()
                                ? rank - 1 - i
                                : Axes.fromStart("transpose", op.permutation().get(i), rank))
                        .mapToObj(axis -> offsets[axis])
                        .toArray(int[][]::new));
    }

    static Constant slice(Constant data, Slice op) {
        int[][] offsets = all(data.shape());
        for (AxisRange range : op.ranges()) {
            int axis = Axes.fromStart("slice", range.axis(), data.rank());
            int[] whole = offsets[axis];
            offsets[axis] = cells(range, whole.length).map(i -> whole[i]).toArray();
        }
        return take(data, offsets);
    }

    /** The cells of an axis that a range selects, walked. */
    private static IntStream cells(AxisRange range, int extent) {
        boolean forward = range.step() > 0;
        long first = clamp(range.start(), extent, forward ? 0 : -1, forward ? extent : extent - 1);
        long end = clamp(range.end(), extent, forward ? 0 : -1, forward ? extent : extent - 1);
        IntStream.Builder cells = IntStream.builder();
        for (long i = first; forward ? i < end : i > end; i += range.step()) {
            cells.add((int) i);
            if (Math.abs(range.step()) >= extent) {
                break;
            }
        }
        return cells.build();
    }

    private static long clamp(long place, int extent, long least, long most) {
        return Math.max(least, Math.min(place < 0 ? place + extent : place, most));
    }

    static Constant tile(Constant data, Tile op) {
        int[][] offsets = all(data.shape());
        for (int axis = 0; axis < offsets.length; axis++) {
            int[] once = offsets[axis];
            offsets[axis] = IntStream.range(
                            0, Math.multiplyExact(once.length, op.repeats().get(axis)))
                    .map(i -> once[i % once.length])
                    .toArray();
        }
        return take(data, offsets);
    }

    /** Repeated to a shape that it broadcasts to. */
    static Constant broadcast(Constant data, Shape target) {
        if (data.shape().equals(target)) {
            return data;
        }
        int missing = target.rank() - data.rank();
        int[][] own = all(data.shape());
        return take(
                data,
                IntStream.range(0, target.rank())
                        .mapToObj(axis -> axis >= missing && own[axis - missing].length == target.extent(axis)
                                ? own[axis - missing]
                                : new int[target.extent(axis)])
                        .toArray(int[][]::new));
    }

    static Constant gather(Constant data, Constant indices, int axis) {
        int along = Axes.fromStart("gather", axis, data.rank());
        int extent = data.shape().extent(along);
        int stride = strides(data.shape())[along];
        int[][] offsets = all(data.shape());
        offsets[along] = new int[indices.size()];
        long[] places = indices.integers();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < -extent || places[i] >= extent) {
                throw new ModelFormatException(
                        "wanted indices from " + -extent + " to " + (extent - 1) + ", got " + places[i]);
            }
            offsets[along][i] = (int) (places[i] < 0 ? places[i] + extent : places[i]) * stride;
        }
        List<Integer> shape = new ArrayList<>(axes(data.shape()));
        shape.remove(along);
        shape.addAll(along, axes(indices.shape()));
        return take(data, offsets).reshaped(shape(shape));
    }

    static Constant concat(List<Constant> parts, int axis) {
        Constant first = parts.get(0);
        int along = Axes.fromStart("concat", axis, first.rank());
        int[] extents = first.shape().toArray();
        extents[along] =
                parts.stream().mapToInt(part -> part.shape().extent(along)).sum();
        Shape shape = Shape.of(extents);
        // What follows the axis is contiguous: rows of one part, then of the next.
        int rows = IntStream.range(0, along).map(first.shape()::extent).reduce(1, (a, b) -> a * b);
        long[] integers = new long[(int) shape.elements()];
        float[] floats = new float[(int) shape.elements()];
        int at = 0;
        for (int row = 0; row < rows; row++) {
            for (Constant part : parts) {
                int length = part.size() / rows;
                if (first.isExact()) {
                    System.arraycopy(part.integers(), row * length, integers, at, length);
                } else {
                    System.arraycopy(part.floats(), row * length, floats, at, length);
                }
                at += length;
            }
        }
        return first.isExact() ? Constant.of(first.type(), shape, integers) : Constant.of(first.type(), shape, floats);
    }

    /** x where the condition holds, else y. */
    static Constant select(Constant condition, Constant x, Constant y) {
        Shape shape = Broadcast.shape("select", List.of(condition.shape(), x.shape(), y.shape()));
        long[] chosen = broadcast(condition, shape).integers();
        int count = chosen.length;
        Constant both = concat(
                List.of(
                        broadcast(x, shape).reshaped(Shape.of(count)),
                        broadcast(y, shape).reshaped(Shape.of(count))),
                0);
        return at(
                both,
                shape,
                IntStream.range(0, count)
                        .map(i -> chosen[i] != 0 ? i : count + i)
                        .toArray());
    }

    /** The same numbers without axes of extent 1. */
    static Constant squeeze(Constant data, List<Integer> axes) {
        List<Integer> gone = Axes.fromStart("squeeze", axes, data.rank());
        return data.reshaped(shape(IntStream.range(0, data.rank())
                .filter(axis -> axes.isEmpty() ? data.shape().extent(axis) != 1 : !gone.contains(axis))
                .mapToObj(data.shape()::extent)
                .toList()));
    }

    /** The same numbers with axes of extent 1 put in. */
    static Constant unsqueeze(Constant data, List<Integer> axes) {
        int rank = data.rank() + axes.size();
        List<Integer> shape = new ArrayList<>(axes(data.shape()));
        Axes.fromStart("unsqueeze", axes, rank).stream().sorted().forEach(axis -> shape.add(axis, 1));
        return data.reshaped(shape(shape));
    }

    /** As a matrix, its rows the axes before one. */
    static Constant flatten(Constant data, int axis) {
        int before = axis < 0 ? axis + data.rank() : axis;
        int rows = IntStream.range(0, before).map(data.shape()::extent).reduce(1, (a, b) -> a * b);
        int columns =
                IntStream.range(before, data.rank()).map(data.shape()::extent).reduce(1, (a, b) -> a * b);
        return data.reshaped(Shape.of(rows, columns));
    }

    private static List<Integer> axes(Shape shape) {
        return IntStream.of(shape.toArray()).boxed().toList();
    }

    private static Shape shape(List<Integer> extents) {
        return Shape.of(extents.stream().mapToInt(Integer::intValue).toArray());
    }
}
