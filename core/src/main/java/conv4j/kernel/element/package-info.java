/**
 * What a single element of a result is made of, where several backends must agree on it: functions of one and of two
 * numbers, the input cells behind the cells of an axis that is resized or padded.
 *
 * <p>Knows {@code op} and {@code tensor}; no buffers, no loops over tensors. To add something: what the reference alone
 * would need stays there.
 */
@NullMarked
package conv4j.kernel.element;

import org.jspecify.annotations.NullMarked;
