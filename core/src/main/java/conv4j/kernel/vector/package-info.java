/**
 * The fast path: plain Java on the Vector API; the only importer of {@code jdk.incubator.vector}.
 *
 * <p>Knows {@code kernel}, {@code op} and {@code tensor}.
 */
@NullMarked
package conv4j.kernel.vector;

import org.jspecify.annotations.NullMarked;
