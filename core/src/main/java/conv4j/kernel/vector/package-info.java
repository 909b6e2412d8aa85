/**
 * The fast path: plain Java on the Vector API; the only importer of {@code jdk.incubator.vector}.
 *
 * <p>Knows {@code kernel}, {@code kernel.element}, {@code op} and {@code tensor}. Feature maps lie in blocks of channels
 * ({@link conv4j.kernel.vector.BlockedLayout}), one block a vector, with the zeros of the padding around them, so that
 * every convolution is one sum over a table of offsets. What stands between convolutions reads and writes the same blocks,
 * so that nothing is copied to plain and back; values of other ranks lie plain.
 *
 * <p><b>Built.</b> A hot loop is written once and reached through an interface ({@link conv4j.kernel.vector.ProductTile},
 * {@link conv4j.kernel.vector.LaneTile}, {@link conv4j.kernel.vector.MaxRow},
 * {@link conv4j.kernel.vector.WinogradLines},
 * {@link conv4j.kernel.vector.RowEpilogue}); {@link conv4j.kernel.vector.Specialized} makes it anew for each set of
 * constants, since constants are what C2 needs to keep vectors in registers. Accumulators are named locals of one single
 * loop: in an array, or passed to a method, even a tiny one at the store, they are boxed (11 cycles an output became 57).
 * C2 on JDK 17 boxes, too, in methods with many operations on vectors of integers (26 are not too many, 45 are), and only in
 * a JVM in which other kernels have run before: measure a new loop in the whole suite, and look at the bytes that a call
 * allocates.
 * A computation looks up offsets and tiles in {@code bind}; what is left for a pass are tasks of a row or so, shared by
 * {@code Workers}. What follows a layer is done at the store (bounds) or on a row that is still in the first-level cache
 * (a residual), and what a layer has made is read by the next a band of rows at a time, while it is in the second-level one
 * ({@link conv4j.kernel.BandedPass}). What layers need beside their values they take from one
 * {@link conv4j.kernel.vector.Workspace}, so that it is in the caches still; planes lie an odd number of cells apart, so that a pixel's blocks are in different sets of them.
 *
 * <p><b>Chosen.</b> Of the kernels that do not refuse, a plan takes the one with the least
 * {@link conv4j.kernel.vector.Cost}, in multiply-adds at the unit's peak; weights that a network has too many of to stay in
 * the caches count with the time that memory takes. {@link conv4j.kernel.vector.Accuracy} says which are listed at all.
 * All of a layer lie in one array, which memory delivers faster than pieces, and {@link conv4j.kernel.vector.Prefetch}
 * fetches them a stretch ahead. Tried and left: fetching the next panel's weights a number a term while the products of this
 * one run (layers of 512 channels of 7x7 a quarter slower: a load that misses holds up all behind it); transforming
 * Winograd's filters in each pass, a panel at a time, so that F(4x4) reads a quarter from memory (256 channels of 14x14 .80 ms
 * instead of .66, 512 of 7x7 by F(2x2) 1.6 instead of 1.0: what is transformed goes through the second-level cache at 3 to 4
 * cycles a line). Huge pages for the heap are worth 3 % of a network and cost 0.1 s at the start. Not tried: F(6x6), whose
 * filters are 1.8 times those of F(4x4), which are what layers wait for.
 *
 * <p><b>Proved.</b> Beside the definition, small integers to the last bit, with 4, 8 and 16 lanes, tails, halos and 1, 2, 3
 * and 8 workers in this package's tests; by the verification module with all kernels; in whole networks beside the
 * reference backend.
 *
 * <p><b>Measured.</b> {@code benchmarks.jar compare --suite speed --executors vector,onednn,onnxruntime}: a kernel that
 * falls off the compiler's cliff is still right, and is found by its share of the FMA peak of the same run, on JDK 17 and
 * 25; {@code guard} fails where a share is lost.
 *
 * <p>To add a kernel: one file that implements {@code Kernel} (or a few words to {@code DeclaredKernel}), one for its computation
 * ({@code SharedComputation} where its work is a number of tasks),
 * one line in {@link conv4j.kernel.vector.VectorBackend}, and a cost where another kernel takes the same jobs. To tune for
 * another machine: {@link conv4j.kernel.vector.VectorUnit} has lanes and registers, {@link conv4j.kernel.vector.Tiling} cuts
 * rows into tiles that fit them, {@link conv4j.kernel.vector.Cost} and {@link conv4j.kernel.vector.WinogradTiles} hold the
 * sizes of caches.
 */
@NullMarked
package conv4j.kernel.vector;

import org.jspecify.annotations.NullMarked;
