/**
 * How one network runs for one input shape: {@link conv4j.plan.Plan} chooses a kernel for each node, makes it ready and
 * runs it; {@link conv4j.plan.Trace} tells what happened, and is where reported shapes come from.
 *
 * <p>Knows {@code graph} and {@code kernel} (with {@code op} and {@code tensor}), and no backend by name: it is given
 * them in order.
 */
@NullMarked
package conv4j.plan;

import org.jspecify.annotations.NullMarked;
