/**
 * What each op is defined to be, in {@code double}: {@link conv4j.verification.oracle.Oracle} gives the
 * {@link conv4j.verification.oracle.Expected} values with a bound on what rounding may do to each, and tells the first
 * and the worst {@link conv4j.verification.oracle.Mismatch}.
 *
 * <p>Knows the plain data of core's {@code op} records and {@code tensor}. It makes its own geometry and shares no
 * arithmetic with core: no walk, no reach, no multiply-add count, no axes counted or shapes broadcast there. Special values: a NaN is wanted where the op's Javadoc
 * says NaN, an infinity must be the same infinity, and the two zeros are one number.
 *
 * <p>What definitions share: {@code Indices} (all indices of a shape, axes from either end),
 * {@code Broadcasting}, {@code Group} (elements that a reduction brings together), {@code Places} and {@code Landings}
 * (windows), {@code Rounded} (a value and its bound).
 *
 * <p>To add an op: one definition here and one line in {@code Oracle}.
 */
@NullMarked
package conv4j.verification.oracle;

import org.jspecify.annotations.NullMarked;
