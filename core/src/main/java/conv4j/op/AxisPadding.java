package conv4j.op;

/**
 * Cells put before the first and after the last cell of one axis; a negative number takes as many away.
 *
 * @param axis from 0, or from -1 at the innermost
 */
public record AxisPadding(int axis, int before, int after) {}
