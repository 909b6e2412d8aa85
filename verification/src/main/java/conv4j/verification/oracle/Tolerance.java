package conv4j.verification.oracle;

/**
 * What rounding may do to a sum.
 *
 * @param factor times the standard bound: 0 where every partial sum is exact, more than 1 for algorithms that trade
 *     accuracy for speed (Winograd's transforms)
 */
public record Tolerance(double factor) {
    /** For {@link conv4j.verification.Fill#SMALL_INTEGERS}: a right sum is the same in any order. */
    public static final Tolerance EXACT = new Tolerance(0);

    /** Whatever the order of the additions, fused or not. */
    public static final Tolerance STANDARD = new Tolerance(1);
}
