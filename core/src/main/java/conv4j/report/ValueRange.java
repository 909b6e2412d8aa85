package conv4j.report;

/**
 * What values some numbers of a tensor take. NaN and infinities are counted and else left out.
 *
 * @param finite how many are neither NaN nor infinite; if none, min, max and mean are 0
 * @param notFinite how many are
 */
public record ValueRange(float min, float max, double mean, long finite, long notFinite) {

    /** The range of {@code values[from]} to {@code values[to - 1]}. */
    static ValueRange of(float[] values, int from, int to) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        double sum = 0;
        long finite = 0;
        for (int i = from; i < to; i++) {
            if (Float.isFinite(values[i])) {
                min = Math.min(min, values[i]);
                max = Math.max(max, values[i]);
                sum += values[i];
                finite++;
            }
        }
        return finite == 0
                ? new ValueRange(0, 0, 0, 0, to - from)
                : new ValueRange(min, max, sum / finite, finite, to - from - finite);
    }
}
