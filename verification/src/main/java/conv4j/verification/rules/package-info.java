/**
 * Closed forms as data: each {@link conv4j.verification.rules.Rule} says what its source says of an output's size, in
 * which domain, and how the layer that it speaks of is executed. All are in {@link conv4j.verification.rules.Rules};
 * rules on the number of weights are in {@link conv4j.verification.rules.ParameterRule}.
 *
 * <p>Knows this module's data and nothing of core's kernels: a rule predicts, and others let its prediction meet an
 * execution. Java's {@code /} truncates toward zero where the sources floor; every division here is a
 * {@code Math.floorDiv}.
 *
 * <p>To add a rule: one entry in the file of its source. Tests, sweeps and the court pick it up.
 */
@NullMarked
package conv4j.verification.rules;

import org.jspecify.annotations.NullMarked;
