package conv4j.kernel.plain;

import java.util.Arrays;

/**
 * The hot loops: sums of rows, each times a factor. A row is an array of its own that begins at index 0, and every loop
 * reads and writes all its rows at one index.
 *
 * <p>That, and few enough of them, is what C2's superword wants before it makes vectors. GFLOP/s of one core with rows of
 * 512 (AMD EPYC Zen 4, 512-bit vectors, JDK 17.0.15 / 25.0.3):
 * <table>
 * <caption>Shapes that were tried</caption>
 * <tr><th>sums x terms in a loop</th><th>JDK 17</th><th>JDK 25</th><th></th></tr>
 * <tr><td>2 x 3</td><td>67</td><td>67</td><td>taken; 24 with rows of 32, 55 with 2,048 since they leave the first-level
 * cache; 74 with 256-bit vectors</td></tr>
 * <tr><td>1 x 4</td><td>52</td><td>51</td><td></td></tr>
 * <tr><td>3 x 2</td><td>65</td><td>66</td><td></td></tr>
 * <tr><td>2 x 4</td><td>12</td><td>71</td><td>no vectors on 17: LoopUnrollLimit ends the unrolling before</td></tr>
 * <tr><td>4 x 4</td><td>11</td><td>12</td><td>no vectors on either, 78 with LoopUnrollLimit=1000</td></tr>
 * <tr><td>3 x 3 of Math.fma</td><td>83</td><td>83</td><td>BigDecimal where a JIT or a processor has no FMA: 1,000 times
 * slower; and rounds otherwise than {@code reference}</td></tr>
 * <tr><td>1 x 1 at two places of two arrays, {@code y[o + j] += a * x[i + j]}</td><td>7</td><td>7</td><td>no vectors: the
 * arrays might be one, and C2 asks neither at run time</td></tr>
 * </table>
 *
 * <p>Every term is rounded by itself and added in order, so a result is the same to the last bit with vectors, without,
 * and however rows are cut.
 */
final class RowSums {
    private RowSums() {}

    /**
     * {@code sums[s] += sum over t of factors[first + s * pitch + t] * rows[t]}, terms in their order.
     *
     * @param length of the rows, from index 0 on
     */
    static void add(
            float[][] sums, int count, float[][] rows, int terms, float[] factors, int first, int pitch, int length) {
        int s = 0;
        for (; s + 1 < count; s += 2) {
            addToTwo(sums[s], sums[s + 1], rows, terms, factors, first + s * pitch, first + (s + 1) * pitch, length);
        }
        if (s < count) {
            addToOne(sums[s], 0, rows, terms, factors, first + s * pitch, length);
        }
    }

    /**
     * The same sums with {@code start} as the first one's first term and 0 as that of the others, whatever they held: to
     * fill rows and to read them again would take as long as two terms. One sum a loop: two are no faster for a whole
     * layer, and on JDK 25 every other JVM made no vectors of them.
     */
    static void set(
            float[][] sums,
            int count,
            float start,
            float[][] rows,
            int terms,
            float[] factors,
            int first,
            int pitch,
            int length) {
        for (int s = 0; s < count; s++) {
            float from = s == 0 ? start : 0;
            int a = first + s * pitch;
            if (terms < 3) {
                Arrays.fill(sums[s], 0, length, from);
                addToOne(sums[s], 0, rows, terms, factors, a, length);
            } else {
                setToThree(
                        sums[s], from, rows[0], rows[1], rows[2], factors[a], factors[a + 1], factors[a + 2], length);
                addToOne(sums[s], 3, rows, terms, factors, a, length);
            }
        }
    }

    private static void setToThree(
            float[] y, float s, float[] x0, float[] x1, float[] x2, float a0, float a1, float a2, int length) {
        for (int j = 0; j < length; j++) {
            y[j] = s + a0 * x0[j] + a1 * x1[j] + a2 * x2[j];
        }
    }

    private static void addToTwo(
            float[] y0, float[] y1, float[][] rows, int terms, float[] factors, int a, int b, int length) {
        int t = 0;
        for (; t + 2 < terms; t += 3) {
            addThree(y0, y1, rows[t], rows[t + 1], rows[t + 2], factors, a + t, b + t, length);
        }
        for (; t < terms; t++) {
            addOne(y0, rows[t], factors[a + t], length);
            addOne(y1, rows[t], factors[b + t], length);
        }
    }

    private static void addToOne(float[] y, int from, float[][] rows, int terms, float[] factors, int a, int length) {
        int t = from;
        for (; t + 2 < terms; t += 3) {
            addThree(
                    y,
                    rows[t],
                    rows[t + 1],
                    rows[t + 2],
                    factors[a + t],
                    factors[a + t + 1],
                    factors[a + t + 2],
                    length);
        }
        for (; t < terms; t++) {
            addOne(y, rows[t], factors[a + t], length);
        }
    }

    private static void addThree(
            float[] y0, float[] y1, float[] x0, float[] x1, float[] x2, float[] factors, int a, int b, int length) {
        float a0 = factors[a];
        float a1 = factors[a + 1];
        float a2 = factors[a + 2];
        float b0 = factors[b];
        float b1 = factors[b + 1];
        float b2 = factors[b + 2];
        for (int j = 0; j < length; j++) {
            float u = x0[j];
            float v = x1[j];
            float w = x2[j];
            float p = y0[j] + a0 * u + a1 * v + a2 * w;
            float q = y1[j] + b0 * u + b1 * v + b2 * w;
            y0[j] = p;
            y1[j] = q;
        }
    }

    private static void addThree(
            float[] y, float[] x0, float[] x1, float[] x2, float a0, float a1, float a2, int length) {
        for (int j = 0; j < length; j++) {
            y[j] = y[j] + a0 * x0[j] + a1 * x1[j] + a2 * x2[j];
        }
    }

    private static void addOne(float[] y, float[] x, float a, int length) {
        for (int j = 0; j < length; j++) {
            y[j] += a * x[j];
        }
    }
}
