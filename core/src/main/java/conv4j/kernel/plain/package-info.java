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
 * <p>To add a kernel: its {@code refusal} and {@code prepare}, and one line in {@link conv4j.kernel.plain.PlainBackend},
 * best first. Measure it beside {@code reference} in one process, on JDK 17 and 25: a loop that is a load or two longer
 * may silently be eight times slower.
 */
@NullMarked
package conv4j.kernel.plain;

import org.jspecify.annotations.NullMarked;
