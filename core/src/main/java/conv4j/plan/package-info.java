/**
 * How one network runs for one input shape. {@link conv4j.plan.Plan} makes a first pass that prepares each layer for what
 * the layers before it have just produced and runs it, so that shapes are read off tensors; then it is known who reads
 * what, and later passes run a schedule in which each producer writes as its readers want to read.
 *
 * <p>Chains of nodes whose values nobody else reads become one layer where a kernel takes them (batch normalization,
 * padding, residual and activation with a convolution); parts of a concatenation are written where they are wanted
 * together; values that are not alive at once share a buffer; values that follow from shapes alone are not computed again.
 * Where one thread runs all, layers with large maps between them take turns band by band of rows ({@code BandedSteps}), if
 * their computations can ({@link conv4j.kernel.BandedPass}).
 *
 * <p><b>Memory.</b> Weights are packed once for one network, in {@link conv4j.kernel.PackedWeights}: they do not depend on
 * the shape of an input, so the plans for all shapes share them, and they go with the last plan that uses them. The vector
 * backend's depthwise kernel does not take part: each plan has its few weights packed anew. Weights
 * that can be had again, from a file or from those that a normalization is folded into, are let go as soon as a layer is
 * prepared by a backend that {@linkplain conv4j.kernel.Backend#packsWeights packs} ({@link conv4j.tensor.Tensor#release}):
 * no more than one layer's are there both ways. Who asks for them later, another shape whose plan takes another kernel, a
 * writer, a reference pass, waits until they are read once more. Weights that a caller made in memory are the caller's, and
 * stay. The first pass lets each value go after its last reader; what it leaves is how values lay
 * ({@code Wiring}), and the constants, in each layout that somebody reads ({@code FixedValues}). A
 * {@code Schedule} has a set of buffers, one for each caller that runs at the same time, up to the number of cores; later
 * callers wait.
 *
 * <p>{@link conv4j.plan.Trace} tells what each node did by itself, and is where reported shapes come from;
 * {@link conv4j.plan.StepTrace} what was done at once. {@link conv4j.plan.Team} is the one place where threads fork and
 * join.
 *
 * <p>Knows {@code graph} and {@code kernel} (with {@code op} and {@code tensor}), and no backend by name: it is given
 * them in order.
 */
@NullMarked
package conv4j.plan;

import org.jspecify.annotations.NullMarked;
