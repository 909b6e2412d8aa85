/**
 * Plain loops over plain arrays: the definition of each op, written to be read. Always there, always last in a plan's
 * list, never clever. One thread.
 *
 * <p>What many ops share: {@code Lines} sees a tensor along one axis, {@code ReducedAxes} along several,
 * {@code StridedLoop} walks several tensors at once (broadcasting), {@code CellTables} picks elements axis by axis.
 *
 * <p>Knows {@code kernel}, {@code kernel.element}, {@code op} and {@code tensor}. To add a kernel: one file here, one line in
 * {@link conv4j.kernel.reference.ReferenceBackend}, and a golden case (a test asks for one for each op). It is not the
 * tests' oracle: that is in the verification module, in {@code double}, and shares no arithmetic with it.
 */
@NullMarked
package conv4j.kernel.reference;

import org.jspecify.annotations.NullMarked;
