/**
 * What the machine gives, measured beside what is compared with it: {@link conv4j.benchmarks.probe.Probe}. The clock of a
 * virtual machine wanders by 15 %, so a limit from yesterday is none.
 *
 * <p>Knows {@code statistics}. Together with {@code conv4j.kernel.vector} the only user of {@code jdk.incubator.vector}.
 */
@NullMarked
package conv4j.benchmarks.probe;

import org.jspecify.annotations.NullMarked;
