/**
 * The fast path: plain Java on the Vector API; the only importer of {@code jdk.incubator.vector}.
 *
 * <p>Knows {@code kernel}, {@code kernel.element}, {@code op} and {@code tensor}. Feature maps lie in blocks of channels
 * ({@link conv4j.kernel.vector.BlockedLayout}), one block a vector, with the zeros of the padding around them, so that
 * every convolution is one sum over a table of offsets. A hot loop is written once and reached through an interface
 * ({@link conv4j.kernel.vector.ProductTile}); {@link conv4j.kernel.vector.Specialized} makes it anew for each set of
 * constants, since constants are what C2 needs to keep vectors in registers.
 *
 * <p>What stands between convolutions reads and writes the same blocks, so that nothing is copied to plain and back:
 * kernels that are said in a few words ({@code VectorKernel}) and computations whose work is a number of tasks
 * ({@code SharedComputation}). Values of other ranks lie plain.
 *
 * <p>To add a kernel: one file that implements {@code Kernel}, one for its computation, and one line in
 * {@link conv4j.kernel.vector.VectorBackend}, best first. A kernel that falls off the compiler's cliff is still right:
 * measure it as a fraction of the FMA peak of the same run, on JDK 17 and 25, in a JVM that has run other forms before.
 */
@NullMarked
package conv4j.kernel.vector;

import org.jspecify.annotations.NullMarked;
