/**
 * The path for JVMs without the Vector API: plain loops over plain arrays, blocked for caches and written so that C2 makes
 * vectors of them by itself. Right on any JVM and to the last bit the same on all of them; convolutions, the depthwise
 * ones with a stride apart, are the same to the last bit as those of {@code reference}, too.
 *
 * <p>Knows {@code kernel}, {@code op} and {@code tensor}. {@link conv4j.kernel.plain.RowSums} has the hot loops and the
 * table of those that were tried: a loop becomes vectors where all its arrays are read at one index, so what a window's
 * cell meets is first copied into a row of its own ({@link conv4j.kernel.plain.TapRows}).
 * {@link conv4j.kernel.plain.RowConvolution} sums such rows for blocks of places and output channels,
 * {@link conv4j.kernel.plain.RowDense} rows of weights, {@link conv4j.kernel.plain.ChannelRows} what stays in its channel.
 *
 * <p>One thread beside {@code reference} in one process, JDK 17.0.15 and 25.0.3 alike (AMD EPYC Zen 4, 2 busy cores, thread
 * time): 3x3 and 1x1 convolutions of ResNet-50 and VGG-16 at 33 to 60 GFLOP/s, 12 to 25 times as fast; those on 7x7 at 14,
 * 11 to 13 times; the article's 5 times. Depthwise 3x3 is 4 times as fast with stride 1 and 2 times with stride 2: one
 * multiply-add for each number read does not pay for the copy. Tried for it, and no faster: nine taps in one loop (scalar,
 * 0.35 to 0.42 ms for 144 channels of 56x56 with stride 2, against 0.41), blocks of 400 to 1,600 cells (the scalar
 * iterations before and after each vector loop cost more than the first-level cache gives), columns summed before they are
 * shifted with stride 1 (0.53 to 0.65 ms against 0.53).
 *
 * <p>To add a kernel: its {@code refusal} and {@code prepare}, and one line in {@link conv4j.kernel.plain.PlainBackend},
 * best first. Measure it beside {@code reference} in one process, on JDK 17 and 25: a loop that is a load or two longer
 * may silently be eight times slower.
 */
@NullMarked
package conv4j.kernel.plain;

import org.jspecify.annotations.NullMarked;
