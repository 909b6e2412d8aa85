package conv4j.op;

/**
 * Cells of one axis, as {@code start:end:step} selects them in NumPy: every step-th from start on, before end. Negative
 * starts and ends count from the axis' end, both are brought into the axis where they lie outside; a negative step walks
 * backwards.
 *
 * @param axis from 0, or from -1 at the innermost
 * @param start the first cell; {@link Long#MAX_VALUE} with a negative step for the last
 * @param end the first cell that is not taken; {@link Long#MAX_VALUE} for all up to the last, {@link Long#MIN_VALUE} with
 *     a negative step for all down to the first
 * @param step not 0
 */
public record AxisRange(int axis, long start, long end, long step) {
    public AxisRange {
        Require.that(step != 0, "slice step", "anything but 0", step);
    }
}
