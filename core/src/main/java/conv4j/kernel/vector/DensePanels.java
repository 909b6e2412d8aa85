package conv4j.kernel.vector;

import conv4j.kernel.Bounds;
import conv4j.kernel.DeclaredKernel;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Kernel;
import conv4j.kernel.PackedWeights;
import conv4j.kernel.Packing;
import conv4j.op.Dense;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected layer as the product at the heart of convolution: a row of the input is a pixel, a number of it a
 * term. Weights are packed in panels of neighbouring outputs, each streamed once for all rows that a task has: with one
 * row memory sets the pace, with many the vector unit does.
 */
final class DensePanels {
    /** Inputs of 2,000 numbers each leave the packed weights their place in the second-level cache. */
    private static final int MOST_ROWS = 56;

    private final VectorUnit unit;
    private final Dense op;
    private final int rows;
    /** Blocks of lanes a panel: three for a single row, which has no other sums to do while one waits for the last. */
    private final int blocks;

    private final ProductTile.Panel[] panels;
    private final int rowsInTask;
    private final ProductTile whole;
    private final ProductTile rest;
    private final @Nullable RowEpilogue last;

    private DensePanels(Dense op, int rows, Epilogue epilogue, VectorUnit unit, PackedWeights packed) {
        this.unit = unit;
        this.op = op;
        this.rows = rows;
        this.blocks = rows == 1 ? 3 : 2;
        this.panels = packed.of(op, new Panels(blocks * unit.lanes()));
        this.rowsInTask = Math.min(rows, MOST_ROWS);
        this.whole = tile(rowsInTask);
        this.rest = tile(rows % rowsInTask == 0 ? rowsInTask : rows % rowsInTask);
        this.last = epilogue.equals(Epilogue.NONE) ? null : RowEpilogue.of(epilogue, unit);
    }

    static Kernel<Dense> kernel(VectorUnit unit) {
        return new DeclaredKernel<>(
                "vector/dense/panels",
                Dense.class,
                DeclaredKernel.Choice.bounded((op, inputs, epilogue) -> Refusals.unless(
                        inputs.get(0).elements() > 0 && op.outputs() > 0,
                        "takes at least one input and one output, got " + inputs.get(0) + " and " + op.outputs())),
                (op, inputs, epilogue, packed) -> {
                    int[] extents = inputs.get(0).toArray();
                    extents[extents.length - 1] = op.outputs();
                    int rows = Math.toIntExact(inputs.get(0).elements() / op.inputs());
                    DensePanels dense = new DensePanels(op, rows, epilogue, unit, packed);
                    return SharedComputation.plain(Shape.of(extents), 1, (in, out) -> dense.bind(in.get(0), out));
                });
    }

    /**
     * All panels of a layer.
     *
     * @param columns of a panel
     */
    private record Panels(int columns) implements Packing<Dense, ProductTile.Panel[]> {
        @Override
        public ProductTile.Panel[] pack(Dense op) {
            float[] from = op.weights().values();
            return IntStream.range(0, (op.outputs() - 1) / columns + 1)
                    .mapToObj(panel -> pack(op, from, panel * columns))
                    .toArray(ProductTile.Panel[]::new);
        }

        private ProductTile.Panel pack(Dense op, float[] from, int first) {
            int outputs = Math.min(columns, op.outputs() - first);
            float[] weights = new float[Math.multiplyExact(op.inputs(), columns)];
            float[] bias = new float[columns];
            for (int i = 0; i < op.inputs(); i++) {
                System.arraycopy(from, i * op.outputs() + first, weights, i * columns, outputs);
            }
            if (op.bias() != null) {
                System.arraycopy(op.bias().values(), first, bias, 0, outputs);
            }
            return new ProductTile.Panel(weights, 0, bias);
        }
    }

    private ProductTile tile(int pixels) {
        int wide = Tiling.products(pixels, blocks, unit);
        return ProductTile.of(new ProductTile.Form(unit.lanes(), blocks, wide, op.inputs(), Bounds.NONE));
    }

    private SharedComputation.Work bind(float[] in, float[] out) {
        int[] offsets = new int[op.inputs()];
        Arrays.setAll(offsets, i -> i);
        ProductTile.Inputs inputs = new ProductTile.Inputs(in, offsets);
        WorkerRooms rooms = new WorkerRooms(blocks * rowsInTask * unit.lanes());
        int groups = (rows - 1) / rowsInTask + 1;
        // All rows have their turn at a panel before the next.
        SharedComputation.Work work = new SharedComputation.Work(panels.length * groups, (index, worker) -> {
            int first = index % groups * rowsInTask;
            multiply(index / groups, inputs, first, Math.min(rowsInTask, rows - first), rooms.of(worker), out);
        });
        return work.after(rooms::open);
    }

    private void multiply(int panel, ProductTile.Inputs inputs, int first, int count, float[] room, float[] out) {
        int lanes = unit.lanes();
        int plane = count * lanes;
        ProductTile tile = count == rowsInTask ? whole : rest;
        tile.row(panels[panel], inputs, first * op.inputs(), room, 0, plane, count);
        if (last != null) {
            last.row(room, 0, room, 0, blocks * plane);
        }
        for (int block = 0; block < blocks; block++) {
            int column = (panel * blocks + block) * lanes;
            int kept = Math.min(lanes, op.outputs() - column);
            for (int row = 0; row < count && kept > 0; row++) {
                System.arraycopy(room, block * plane + row * lanes, out, (first + row) * op.outputs() + column, kept);
            }
        }
    }
}
