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

    /** Adds the first of some rows, in their order. */
    static void add(float[] y, float[][] rows, int count, int length) {
        int i = 0;
        for (; i + 2 < count; i += 3) {
            add(y, rows[i], rows[i + 1], rows[i + 2], length);
        }
        for (; i < count; i++) {
            add(y, rows[i], length);
        }
    }

    private static void add(float[] y, float[] x0, float[] x1, float[] x2, int length) {
        for (int j = 0; j < length; j++) {
            y[j] = y[j] + x0[j] + x1[j] + x2[j];
        }
    }

    /** {@code y} or the largest of the first of some rows; NaN when one is. */
    static void max(float[] y, float[][] rows, int count, int length) {
        int i = 0;
        for (; i + 1 < count; i += 2) {
            max(y, rows[i], rows[i + 1], length);
        }
        for (; i < count; i++) {
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
