package conv4j.kernel.plain;

/** Loops over rows that are arrays of their own, written as {@link RowSums} says. */
final class Rows {
    private Rows() {}

    /** {@code y += x}. */
    static void add(float[] y, float[] x, int length) {
        for (int j = 0; j < length; j++) {
            y[j] += x[j];
        }
    }

    /** Adds some rows from one on, in their order. */
    static void add(float[] y, float[][] rows, int from, int length) {
        int i = from;
        for (; i + 1 < rows.length; i += 2) {
            add(y, rows[i], rows[i + 1], length);
        }
        for (; i < rows.length; i++) {
            add(y, rows[i], length);
        }
    }

    private static void add(float[] y, float[] x0, float[] x1, int length) {
        for (int j = 0; j < length; j++) {
            y[j] = y[j] + x0[j] + x1[j];
        }
    }

    /** {@code y} or the largest of some rows from one on; NaN when one is. */
    static void max(float[] y, float[][] rows, int from, int length) {
        int i = from;
        for (; i + 1 < rows.length; i += 2) {
            max(y, rows[i], rows[i + 1], length);
        }
        for (; i < rows.length; i++) {
            max(y, rows[i], rows[i], length);
        }
    }

    private static void max(float[] y, float[] x0, float[] x1, int length) {
        for (int j = 0; j < length; j++) {
            y[j] = Math.max(y[j], Math.max(x0[j], x1[j]));
        }
    }

    /** {@code y /= x}. */
    static void divide(float[] y, float[] x, int length) {
        for (int j = 0; j < length; j++) {
            y[j] /= x[j];
        }
    }

    /** {@code y = min(max(y, lower), upper)}. */
    static void bring(float[] y, float lower, float upper, int length) {
        for (int j = 0; j < length; j++) {
            y[j] = Math.min(Math.max(y[j], lower), upper);
        }
    }
}
