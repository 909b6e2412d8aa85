/**
 * A network on one channel: {@link conv4j.verification.twin.StructureTwin} keeps of a network that ran what its layers do
 * to rows and columns, and drops its learned numbers, so that nothing hides what reaches what. Its layers are core's own
 * ops, executed by core's own kernels.
 *
 * <p>Knows core's {@code graph}, {@code op}, {@code plan} and {@code tensor}. Holds no formula. To add an op: one case in
 * {@code Translation}; an op without one is not followed, and says so.
 */
@NullMarked
package conv4j.verification.twin;

import org.jspecify.annotations.NullMarked;
