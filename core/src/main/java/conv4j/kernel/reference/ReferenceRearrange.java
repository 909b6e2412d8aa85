package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.kernel.element.OutputShape;
import conv4j.op.Axes;
import conv4j.op.DepthToSpace;
import conv4j.op.Expand;
import conv4j.op.SpaceToDepth;
import conv4j.op.Tile;
import conv4j.op.Transpose;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The ops that read the input's elements in another order, some of them several times. */
final class ReferenceRearrange {
    private ReferenceRearrange() {}

    static Computation transpose(Transpose op, List<Shape> inputs) {
        Shape input = inputs.get(0);
        int rank = input.rank();
        int[] order = op.permutation().isEmpty()
                ? IntStream.range(0, rank).map(axis -> rank - 1 - axis).toArray()
                : Axes.fromStart(op.name(), op.permutation(), rank).stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
        int[] strides = StridedLoop.strides(input);
        Shape output = Shape.of(IntStream.of(order).map(input::extent).toArray());
        return read(output, IntStream.of(order).map(axis -> strides[axis]).toArray());
    }

    static Computation expand(Expand op, List<Shape> inputs) {
        Shape output = op.outputShape(inputs.get(0));
        return read(output, StridedLoop.broadcast(inputs.get(0), output));
    }

    /** Reads the input at the given stride along each axis of the output. */
    private static Computation read(Shape output, int[] strides) {
        StridedLoop loop = new StridedLoop(output.toArray(), strides, StridedLoop.strides(output));
        return new PlainComputation(output, (in, out) -> {
            float[] x = in.get(0).values();
            float[] y = out.values();
            int length = loop.length();
            int stride = loop.stride(0);
            loop.run(starts -> {
                int from = starts[0];
                int to = starts[1];
                for (int i = 0; i < length; i++) {
                    y[to + i] = x[from + i * stride];
                }
            });
        });
    }

    static Computation tile(Tile op, List<Shape> inputs) {
        Shape input = inputs.get(0);
        int[] strides = StridedLoop.strides(input);
        Shape output = OutputShape.of(
                op.name(),
                IntStream.range(0, input.rank())
                        .mapToLong(
                                axis -> (long) input.extent(axis) * op.repeats().get(axis))
                        .toArray());
        int[][] offsets = new int[input.rank()][];
        for (int axis = 0; axis < offsets.length; axis++) {
            int stride = strides[axis];
            int extent = input.extent(axis);
            offsets[axis] = table(output.extent(axis), place -> place % extent * stride);
        }
        return CellTables.computation(output, offsets);
    }

    static Computation depthToSpace(DepthToSpace op, List<Shape> inputs) {
        Shape input = inputs.get(0);
        int[] strides = StridedLoop.strides(input);
        int block = op.block();
        int channels = input.extent(1) / block / block;
        // What one output channel, one row and one column in the block are worth in input channels.
        boolean depthFirst = op.order() == DepthToSpace.Order.DEPTH_FIRST;
        int perChannel = strides[1] * (depthFirst ? block * block : 1);
        int perRow = strides[1] * (depthFirst ? block : block * channels);
        int perColumn = strides[1] * (depthFirst ? 1 : channels);
        Shape output = OutputShape.of(
                op.name(), input.extent(0), channels, (long) input.extent(2) * block, (long) input.extent(3) * block);
        return CellTables.computation(output, new int[][] {
            table(output.extent(0), n -> n * strides[0]),
            table(output.extent(1), oc -> oc * perChannel),
            table(output.extent(2), oh -> oh / block * strides[2] + oh % block * perRow),
            table(output.extent(3), ow -> ow / block * strides[3] + ow % block * perColumn)
        });
    }

    static Computation spaceToDepth(SpaceToDepth op, List<Shape> inputs) {
        Shape input = inputs.get(0);
        int[] strides = StridedLoop.strides(input);
        int block = op.block();
        int channels = input.extent(1);
        Shape output = OutputShape.of(
                op.name(),
                input.extent(0),
                (long) channels * block * block,
                input.extent(2) / block,
                input.extent(3) / block);
        return CellTables.computation(output, new int[][] {
            table(output.extent(0), n -> n * strides[0]),
            table(
                    output.extent(1),
                    oc -> oc % channels * strides[1]
                            + oc / channels / block * strides[2]
                            + oc / channels % block * strides[3]),
            table(output.extent(2), oh -> oh * block * strides[2]),
            table(output.extent(3), ow -> ow * block * strides[3])
        });
    }

    private static int[] table(int places, IntUnaryOperator offset) {
        return IntStream.range(0, places).map(offset).toArray();
    }
}
