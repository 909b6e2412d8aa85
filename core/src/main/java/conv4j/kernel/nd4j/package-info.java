/**
 * The same ops through ND4J's own operations. Between two of these kernels the numbers stay in ND4J's arrays, outside
 * the Java heap; {@link conv4j.kernel.nd4j.Nd4jBackend} is the door.
 *
 * <p>Knows {@code kernel}, {@code op} and {@code tensor}, and is the only importer of {@code org.nd4j}. Without ND4J on
 * the class path, or without a native library for the machine, the backend says so and the rest of conv4j runs.
 *
 * <p>Everything is built from two pieces: a {@link conv4j.kernel.nd4j.NativeOp} is one ND4J operation bound to its
 * arrays, a {@link conv4j.kernel.nd4j.Stage} is one or several of them in order. What ND4J lacks (padding that differs
 * before and after, rounding up, groups) is composed from its other operations, so that ND4J does all the arithmetic.
 * To add a kernel: one file here and one line in the backend's list; try ND4J's operation against the reference
 * backend over many geometries first, since its documentation does not say where it is wrong.
 */
@NullMarked
package conv4j.kernel.nd4j;

import org.jspecify.annotations.NullMarked;
