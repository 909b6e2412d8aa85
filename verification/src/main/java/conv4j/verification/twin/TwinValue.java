package conv4j.verification.twin;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A value of the network that the twin follows.
 *
 * @param row axis of the network's own tensor that holds rows; -1 when it holds one row and no axis for it
 * @param column likewise
 * @param cells rows times columns, where they and the channels lie one after the other on one axis, and 0 where they do
 *     not
 */
record TwinValue(int row, int column, int cells) {
    static final int NONE = -1;
    /** A value without rows and columns: one number a channel. */
    static final TwinValue POINT = new TwinValue(NONE, NONE, 0);

    static TwinValue of(int row, int column) {
        return new TwinValue(row, column, 0);
    }

    boolean isFlattened() {
        return cells > 0;
    }

    boolean isPoint() {
        return row == NONE && column == NONE && !isFlattened();
    }

    boolean isPicture() {
        return row == 2 && column == 3 && !isFlattened();
    }

    /** The twin's axis that stands for an axis of the network's tensor; -1 for none. */
    int twinAxis(int axis) {
        return isFlattened() || axis == NONE ? NONE : axis == row ? 2 : axis == column ? 3 : NONE;
    }

    boolean isSpatial(int axis) {
        return twinAxis(axis) != NONE;
    }

    TwinValue permuted(List<Integer> permutation) {
        return of(permutation.indexOf(row), permutation.indexOf(column));
    }

    /** After axes have been taken out of the tensor. */
    TwinValue without(List<Integer> axes) {
        return of(shifted(row, axes), shifted(column, axes));
    }

    private static int shifted(int axis, List<Integer> taken) {
        return axis == NONE || taken.contains(axis)
                ? NONE
                : axis - (int) taken.stream().filter(other -> other < axis).count();
    }

    /** After axes have been put into the tensor; one before or after the only axis left is the one that is missing. */
    TwinValue with(List<Integer> axes, int rank) {
        List<Integer> kept = IntStream.range(0, rank)
                .filter(axis -> !axes.contains(axis))
                .boxed()
                .toList();
        int newRow = row == NONE ? NONE : kept.get(row);
        int newColumn = column == NONE ? NONE : kept.get(column);
        if (newRow == NONE && newColumn != NONE && axes.contains(newColumn - 1)) {
            newRow = newColumn - 1;
        } else if (newRow != NONE && newColumn == NONE && axes.contains(newRow + 1)) {
            newColumn = newRow + 1;
        } else if (newRow == NONE && newColumn == NONE && rank == 4 && axes.contains(2) && axes.contains(3)) {
            newRow = 2;
            newColumn = 3;
        }
        return of(newRow, newColumn);
    }
}
