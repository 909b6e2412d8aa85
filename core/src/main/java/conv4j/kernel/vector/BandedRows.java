package conv4j.kernel.vector;

import conv4j.kernel.BandedPass;
import conv4j.kernel.Workers;
import conv4j.tensor.Shape;
import java.util.function.Consumer;

/** A pass that does one thing with each row of each block of channels. */
final class BandedRows implements BandedPass {
    private final RowTasks tasks;
    private final RowTasks.WorkersRow row;
    private final Consumer<Workers> first;
    private final SharedComputation.Work work;

    BandedRows(Shape output, VectorUnit unit, RowTasks.WorkersRow row) {
        this(output, unit, row, workers -> {});
    }

    /**
     * @param output batch x channels x height x width
     * @param first what the caller's thread does before
     */
    BandedRows(Shape output, VectorUnit unit, RowTasks.WorkersRow row, Consumer<Workers> first) {
        this.tasks = RowTasks.of(output, unit);
        this.row = row;
        this.first = first;
        this.work = tasks.each(row);
    }

    @Override
    public void run(Workers workers) {
        first.accept(workers);
        workers.each(work.tasks(), work.task());
    }

    @Override
    public void rows(int from, int to) {
        first.accept(Workers.ONE);
        for (int plane = 0; plane < tasks.planes(); plane++) {
            for (int i = from; i < to; i++) {
                row.run(plane, i, 0);
            }
        }
    }
}
