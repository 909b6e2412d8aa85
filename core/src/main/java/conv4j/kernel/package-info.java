/**
 * The contract between ops and the code that computes them: a {@link conv4j.kernel.Backend} lists
 * {@link conv4j.kernel.Kernel}s; a kernel takes a job or gives a {@link conv4j.kernel.Refusal}; what it makes ready for
 * fixed shapes is a {@link conv4j.kernel.Computation}, which reads and writes {@link conv4j.kernel.Buffer}s of a
 * {@link conv4j.kernel.Layout}.
 *
 * <p>Knows {@code op} and {@code tensor}. Buffers and layouts are interfaces, and not one array with a halo, since ND4J's
 * numbers lie outside the Java heap: between two of its kernels nothing is copied, and where neighbours disagree the
 * plan puts one copy between them.
 *
 * <p>A kernel that packs weights says how in a {@link conv4j.kernel.Packing} and takes them from the network's
 * {@link conv4j.kernel.PackedWeights}, so that they are made once for all shapes. A backend none of whose computations reads
 * an op's own weights again says so ({@link conv4j.kernel.Backend#packsWeights}); they are let go then.
 *
 * <p>To add a kernel: one file in its backend's package and one line in the backend's list. To add a backend: one
 * package, and one line in {@code conv4j.BackendChoice}. The verification module runs every kernel of every backend against
 * its oracle, not only those that a plan would choose.
 */
@NullMarked
package conv4j.kernel;

import org.jspecify.annotations.NullMarked;
