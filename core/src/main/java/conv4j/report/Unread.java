package conv4j.report;

import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.LpPool2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Walk;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Rows and columns of a layer's input that its window never meets, counted from 0: an odd height pooled by two loses its
 * last row.
 *
 * @param height rows that there are
 * @param width columns that there are
 */
public record Unread(int height, int width, List<Integer> rows, List<Integer> columns) {
    private static final int MOST_RUNS = 4;

    public Unread {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    /** Walks the op's window over the picture that the op was given; nothing is unread by an op without a window. */
    static Optional<Unread> by(Op op, List<Shape> inputs) {
        return window(op).map(window -> {
            Shape input = inputs.get(0);
            Walk down = window.height().walk(input.extent(2));
            Walk across = window.width().walk(input.extent(3));
            return new Unread(down.length(), across.length(), cells(down), cells(across));
        });
    }

    /** A transposed convolution lands a window for each cell of its input, and so leaves none unread. */
    private static Optional<Window> window(Op op) {
        if (op instanceof Conv2d conv) {
            return Optional.of(conv.window());
        }
        if (op instanceof MaxPool2d pool) {
            return Optional.of(pool.window());
        }
        if (op instanceof AveragePool2d pool) {
            return Optional.of(pool.window());
        }
        return op instanceof LpPool2d pool ? Optional.of(pool.window()) : Optional.empty();
    }

    private static List<Integer> cells(Walk walk) {
        return Arrays.stream(walk.unread()).boxed().toList();
    }

    public boolean isEmpty() {
        return rows.isEmpty() && columns.isEmpty();
    }

    /** Cells of one channel that are in an unread row or column. */
    public long cells() {
        return (long) height * width - (long) (height - rows.size()) * (width - columns.size());
    }

    /** As in {@code row 30 and columns 28, 30 of its 31x31 input (89 of 961 cells)}. */
    @Override
    public String toString() {
        String both =
                text("row", rows) + (!rows.isEmpty() && !columns.isEmpty() ? " and " : "") + text("column", columns);
        return String.format(
                Locale.ROOT,
                "%s of its %dx%d input (%,d of %,d cells)",
                both,
                height,
                width,
                cells(),
                (long) height * width);
    }

    private static String text(String what, List<Integer> cells) {
        if (cells.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(what).append(cells.size() == 1 ? " " : "s ");
        int runs = 0;
        for (int i = 0; i < cells.size() && runs < MOST_RUNS; runs++) {
            int last = i;
            while (last + 1 < cells.size() && cells.get(last + 1) == cells.get(last) + 1) {
                last++;
            }
            text.append(i == 0 ? "" : ", ").append(cells.get(i)).append(last == i ? "" : "-" + cells.get(last));
            i = last + 1;
            if (runs == MOST_RUNS - 1 && i < cells.size()) {
                text.append(String.format(
                        Locale.ROOT, ", ... %d (%,d %ss)", cells.get(cells.size() - 1), cells.size(), what));
            }
        }
        return text.toString();
    }
}
