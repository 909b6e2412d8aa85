/**
 * Claims of others, put to the test: each row of a table says what some framework makes of a geometry
 * ({@link conv4j.verification.audit.Claim}), a kernel runs it, and the two are compared
 * ({@link conv4j.verification.audit.Auditor}). Tables are CSV ({@link conv4j.verification.audit.ClaimTable}) or lists of
 * benchmarks ({@link conv4j.verification.audit.BenchmarkList}).
 *
 * <p>Knows {@code execution} and this module's data. What a framework refuses and how it lays a window out is data, one
 * file each, found out by asking the framework itself; sizes are read off tensors, never computed. To add a framework:
 * one file with its {@link conv4j.verification.audit.Framework}, one line in {@link conv4j.verification.audit.Frameworks}.
 */
@NullMarked
package conv4j.verification.audit;

import org.jspecify.annotations.NullMarked;
