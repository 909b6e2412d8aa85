package conv4j.verification.execution;

import conv4j.op.Op;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Kind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which cells of the input an execution never reads, by experiment: among zeros one cell is set to 1, the kernel runs,
 * and a cell after which no output differs was not read. One execution a cell.
 */
public final class Reading {
    private Reading() {}

    /**
     * The cells along one axis that are never read.
     *
     * @return empty when the geometry cannot be executed
     */
    public static Optional<BitSet> unread(AxisExecutor executor, Kind kind, WindowAxis axis, int length) {
        return unread(Shape.of(1, 1, 1, length), row -> executor.run(kind, axis, row));
    }

    /**
     * The pixels of a picture of one channel that are never read, row by row.
     *
     * @return empty when the geometry cannot be executed
     */
    public static Optional<BitSet> unread(Executor executor, Op op, int height, int width) {
        return unread(Shape.of(1, 1, height, width), picture -> executor.run(op, List.of(picture)));
    }

    private static Optional<BitSet> unread(Shape shape, Function<Tensor, Outcome> execution) {
        Tensor input = Tensor.zeros(shape);
        if (!(execution.apply(input) instanceof Outcome.Produced blank)) {
            return Optional.empty();
        }
        BitSet unread = new BitSet();
        for (int cell = 0; cell < input.values().length; cell++) {
            input.values()[cell] = 1;
            if (execution.apply(input) instanceof Outcome.Produced lit
                    && Arrays.equals(blank.output().values(), lit.output().values())) {
                unread.set(cell);
            }
            input.values()[cell] = 0;
        }
        return Optional.of(unread);
    }
}
