/**
 * What layers compute: the sealed {@link conv4j.op.Op} and its records, and the sliding geometry that they share
 * ({@link conv4j.op.Window}, {@link conv4j.op.WindowAxis}, {@link conv4j.op.Padding}).
 *
 * <p>Knows {@code tensor} only. Holds no formula for an output size: {@link conv4j.op.WindowAxis#walk} lists the places
 * where a window lands, kernels fill one output element per place, and a shape is read off what they filled.
 *
 * <p>To add an op: its record here, named in {@code Op}'s {@code permits}; a kernel in {@code kernel.reference} and its
 * line in {@code ReferenceBackend}; the definition in {@code verification}'s oracle. A test over the permitted records
 * fails until all three are there.
 */
@NullMarked
package conv4j.op;

import org.jspecify.annotations.NullMarked;
