/**
 * What must come out: {@link conv4j.benchmarks.proof.Wanted} is the result of {@code verification}'s oracle in
 * {@code double}, laid out so that many executors can be held against it.
 *
 * <p>Knows {@code work} and {@code verification}; no executor.
 */
@NullMarked
package conv4j.benchmarks.proof;

import org.jspecify.annotations.NullMarked;
