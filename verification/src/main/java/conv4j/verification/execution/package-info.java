/**
 * Runs ops through kernels and looks at what came out: {@link conv4j.verification.execution.Executor} for any op,
 * {@link conv4j.verification.execution.AxisExecutor} for a window along one axis, and
 * {@link conv4j.verification.execution.Reading} for the cells that an execution never looked at.
 *
 * <p>Knows core's {@code kernel}, {@code op} and {@code tensor}, and this module's data. Holds no formula: a shape is read
 * off a tensor, and a cell is unread when changing it changes nothing.
 */
@NullMarked
package conv4j.verification.execution;

import org.jspecify.annotations.NullMarked;
