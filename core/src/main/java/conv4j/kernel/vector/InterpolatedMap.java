package conv4j.kernel.vector;

import conv4j.kernel.DeclaredKernel;
import conv4j.kernel.Kernel;
import conv4j.kernel.element.AxisWeights;
import conv4j.op.Resize;
import conv4j.tensor.Shape;
import java.util.Arrays;

/**
 * A feature map at another size, its cells interpolated: first the rows that an output row is made of become one, in room
 * of the worker's own, then the columns of that. A cell without weight leaves no trace, even if it is infinite.
 */
record InterpolatedMap(AxisWeights rows, AxisWeights columns, float otherwise, WeightedSum sum, VectorUnit unit) {

    static Kernel<Resize> kernel(VectorUnit unit) {
        return new DeclaredKernel<>(
                "vector/resize/interpolated",
                Resize.class,
                DeclaredKernel.Choice.alone((op, inputs, epilogue) -> ResizedMap.refusal(op, inputs.get(0), unit)),
                (op, inputs, epilogue) -> {
                    ResizedMap map = ResizedMap.of(op, inputs.get(0));
                    InterpolatedMap interpolated = new InterpolatedMap(
                            map.rows(), map.columns(), op.extrapolationValue(), WeightedSum.of(unit), unit);
                    return interpolated.prepare(inputs.get(0));
                });
    }

    private SharedComputation prepare(Shape input) {
        Shape output = Shape.of(input.extent(0), input.extent(1), rows.places(), columns.places());
        return SharedComputation.blocked(output, 1, unit, (in, out) -> {
            WorkerRooms rooms = new WorkerRooms(input.extent(3) * unit.lanes());
            // A row is some thousand multiplications, mostly; a task each.
            int tasks = out.planes() * rows.places();
            SharedComputation.Work work = new SharedComputation.Work(
                    tasks,
                    (index, worker) ->
                            fill(in.get(0), out, index / rows.places(), index % rows.places(), rooms.of(worker)));
            return work.after(rooms::open);
        });
    }

    private void fill(BlockedBuffer in, BlockedBuffer out, int plane, int row, float[] room) {
        int lanes = unit.lanes();
        float start = rows.outside()[row] ? otherwise : 0;
        Arrays.fill(room, 0, in.width() * lanes, start);
        for (int tap = row * rows.taps(); tap < (row + 1) * rows.taps(); tap++) {
            if (rows.weights()[tap] != 0) {
                int from = in.planeOffset(plane) + rows.cells()[tap] * in.rowPitch();
                sum.add(rows.weights()[tap], in.values(), from, room, 0, in.width() * lanes);
            }
        }
        int at = out.planeOffset(plane) + row * out.rowPitch();
        for (int ow = 0; ow < columns.places(); ow++, at += lanes) {
            Arrays.fill(out.values(), at, at + lanes, columns.outside()[ow] ? otherwise : 0);
            for (int tap = ow * columns.taps(); tap < (ow + 1) * columns.taps(); tap++) {
                if (columns.weights()[tap] != 0) {
                    sum.add(columns.weights()[tap], room, columns.cells()[tap] * lanes, out.values(), at, lanes);
                }
            }
        }
    }
}
