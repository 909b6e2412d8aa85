/**
 * How one network runs for one input shape. {@link conv4j.plan.Plan} makes a first pass that prepares each layer for what
 * the layers before it have just produced and runs it, so that shapes are read off tensors; then it is known who reads
 * what, and later passes run a schedule in which each producer writes as its readers want to read.
 *
 * <p>Chains of nodes whose values nobody else reads become one layer where a kernel takes them (batch normalization,
 * padding, residual and activation with a convolution); parts of a concatenation are written where they are wanted
 * together; values that are not alive at once share a buffer; values that follow from shapes alone are not computed again.
 * {@link conv4j.plan.Trace} tells what each node did by itself, and is where reported shapes come from;
 * {@link conv4j.plan.StepTrace} what was done at once. {@link conv4j.plan.Team} is the one place where threads fork and
 * join.
 *
 * <p>Knows {@code graph} and {@code kernel} (with {@code op} and {@code tensor}), and no backend by name: it is given
 * them in order.
 */
@NullMarked
package conv4j.plan;

import org.jspecify.annotations.NullMarked;
