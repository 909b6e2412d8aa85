/**
 * Plain loops over plain arrays: the definition of each op, written to be read. Always there, always last in a plan's
 * list, never clever. One thread.
 *
 * <p>Knows {@code kernel}, {@code op} and {@code tensor}. To add a kernel: one file here and one line in
 * {@link conv4j.kernel.reference.ReferenceBackend}. It is not the tests' oracle: that is in the verification module, in
 * {@code double}, and shares no arithmetic with it.
 */
@NullMarked
package conv4j.kernel.reference;

import org.jspecify.annotations.NullMarked;
