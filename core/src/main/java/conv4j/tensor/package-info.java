/**
 * Numbers with a shape: {@link conv4j.tensor.Shape}, {@link conv4j.tensor.Tensor} (float32), and {@code .npy} files.
 *
 * <p>Knows nothing of the rest of conv4j. How numbers lie in memory while a network runs (blocks, halos, native
 * arrays) is not its business but that of {@code conv4j.kernel.Buffer}: a tensor is always plain and row-major.
 * Where it comes from a source, it is there only while somebody wants it ({@link conv4j.tensor.Tensor#release}).
 */
@NullMarked
package conv4j.tensor;

import org.jspecify.annotations.NullMarked;
