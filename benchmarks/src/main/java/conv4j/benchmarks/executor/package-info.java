/**
 * Who computes a trial: core's kernels, and the libraries that one would otherwise pick, each at its best: its own
 * layout, packed weights, outputs made beforehand, as many threads as asked.
 *
 * <p>Knows {@code work} and core's contract of kernels, of which {@link conv4j.benchmarks.executor.CoreKernel} alone uses
 * the doing half; nothing of timing. To add an executor: one file, and one line in
 * {@link conv4j.benchmarks.executor.Executors}. Where a Maven profile brings its library, classes that name the library's
 * types stand behind it, so that a build without the library loads none of them ({@code PyTorchExecutor}).
 */
@NullMarked
package conv4j.benchmarks.executor;

import org.jspecify.annotations.NullMarked;
