package conv4j.kernel.vector;

import conv4j.kernel.Workers;
import conv4j.tensor.Shape;

/**
 * The rows of all blocks of channels of a feature map, as tasks of some thousand numbers each.
 *
 * @param rows in a task at most; those of one block
 */
record RowTasks(int planes, int height, int rows) {
    /** Some ten microseconds of the cheapest loop at 40 GB/s: a hundred times what it takes to fetch a task. */
    static final int NUMBERS = 1 << 14;

    /** What is done with one row. */
    @FunctionalInterface
    interface Row {
        /**
         * @param plane block of channels, counted through all images
         */
        void run(int plane, int row);
    }

    /** {@link Row}, by a worker that has room of its own. */
    @FunctionalInterface
    interface WorkersRow {
        /**
         * @param plane block of channels, counted through all images
         */
        void run(int plane, int row, int worker);
    }

    /**
     * @param map batch x channels x height x width
     */
    static RowTasks of(Shape map, VectorUnit unit) {
        int blocks = new BlockedLayout(unit.lanes(), Halo.NONE).blocks(map.extent(1));
        int rows = Math.max(1, NUMBERS / Math.max(1, map.extent(3) * unit.lanes()));
        return new RowTasks(map.extent(0) * blocks, map.extent(2), Math.min(rows, map.extent(2)));
    }

    private int tasksInPlane() {
        return (height - 1) / rows + 1;
    }

    SharedComputation.Work each(Row row) {
        return each((plane, i, worker) -> row.run(plane, i));
    }

    SharedComputation.Work each(WorkersRow row) {
        Workers.Task task = (index, worker) -> {
            int plane = index / tasksInPlane();
            int first = index % tasksInPlane() * rows;
            for (int i = first; i < Math.min(first + rows, height); i++) {
                row.run(plane, i, worker);
            }
        };
        return new SharedComputation.Work(planes * tasksInPlane(), task);
    }

    /** What is done with some neighbouring numbers. */
    @FunctionalInterface
    interface Stretch {
        void run(int first, int length);
    }

    /** A plain array's numbers, as tasks that begin at multiples of any lane count. */
    static SharedComputation.Work stretches(int numbers, Stretch stretch) {
        return new SharedComputation.Work(
                (numbers + NUMBERS - 1) / NUMBERS,
                (index, worker) -> stretch.run(index * NUMBERS, Math.min(NUMBERS, numbers - index * NUMBERS)));
    }
}
