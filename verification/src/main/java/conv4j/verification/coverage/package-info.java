/**
 * How often each pixel is read: {@link conv4j.verification.coverage.Coverage} holds the counts,
 * {@link conv4j.verification.coverage.AxisReads} measures who reads what along an axis by lighting one cell after the
 * other, {@link conv4j.verification.coverage.NetworkCoverage} follows the reads of a network's layers back to its picture,
 * and {@link conv4j.verification.coverage.CoveragePicture} draws them.
 *
 * <p>Knows core's {@code op}, {@code plan} and {@code report}, {@code execution} and {@code twin}. Holds no formula: that a
 * window's reads are those of its rows times those of its columns is shown by tests, which light every pixel.
 */
@NullMarked
package conv4j.verification.coverage;

import org.jspecify.annotations.NullMarked;
