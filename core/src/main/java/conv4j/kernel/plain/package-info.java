/**
 * The path for JVMs without the Vector API: plain loops over plain arrays, blocked for caches and written so that C2 makes
 * vectors of them by itself. Right on any JVM and to the last bit the same on all of them; convolutions, the depthwise
 * ones apart, are the same to the last bit as those of {@code reference}, too.
 *
 * <p>Knows {@code kernel}, {@code op} and {@code tensor}. {@link conv4j.kernel.plain.RowSums} has the hot loops and the
 * table of those that were tried: a loop becomes vectors where all its arrays are read at one index, so what a window's
 * cell meets is first copied into a row of its own ({@link conv4j.kernel.plain.TapRows}).
 * {@link conv4j.kernel.plain.RowConvolution} sums such rows for blocks of places and output channels,
 * {@link conv4j.kernel.plain.RowDense} rows of weights, {@link conv4j.kernel.plain.ChannelRows} what stays in its channel,
 * in the long rows of {@link conv4j.kernel.plain.Strips}.
 *
 * <p>One thread beside {@code reference} in one process, JDK 17.0.15 and 25.0.3 alike (AMD EPYC Zen 4, 2 busy cores, thread
 * time): 3x3 and 1x1 convolutions of ResNet-50 and VGG-16 at 33 to 60 GFLOP/s, 12 to 25 times as fast; those on 7x7 at 14,
 * 11 to 13 times; the article's 5 times. Depthwise 3x3 (AMD EPYC Zen 5) is 6 to 8 times as fast with
 * stride 1 and 3.5 to 4 times with stride 2 on 56x56 and 112x112, less on smaller planes: one multiply-add for each number
 * read hardly pays for the copy. With stride 2 (1.2 ns an output on 112x112) copies of rows of the input take 0.36, sums
 * down the columns 0.3, scalar picks 0.18, copies of results 0.12. Tried for it, and no faster: nine taps in one scalar
 * loop, columns parted into even and odd ones first (0.6 ns an output for that alone, 1.1 with rows of 56 on JDK 17), three
 * columns added while they are picked (0.4 instead of 0.4 for shift, sum and pick), long rows of 512, 700, 2,048 and 3,000.
 *
 * <p>To add a kernel: its {@code refusal} and {@code prepare}, and one line in {@link conv4j.kernel.plain.PlainBackend},
 * best first. Measure it beside {@code reference} in one process, on JDK 17 and 25: a loop that is a load or two longer
 * may silently be eight times slower.
 */
@NullMarked
package conv4j.kernel.plain;

import org.jspecify.annotations.NullMarked;
