/**
 * What a fuzzer throws at the readers of files: targets for Jazzer, which the Maven profile {@code fuzz} runs over the
 * golden files for as long as {@code -Dfuzz.seconds} says, each. What it found lies in {@code src/test/resources/fuzz}, a
 * folder for each target, and is read again in every build.
 *
 * <p>To add a target: a class with the method that Jazzer calls, an execution in the profile, and a line in
 * {@code FindingsTest}.
 */
package conv4j.fuzz;
