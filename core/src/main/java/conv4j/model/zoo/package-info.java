/**
 * Published architectures as data: {@link conv4j.model.zoo.Zoo} makes one by name, with random weights. They are for
 * measuring, for checking formulas and shapes, and for converting; they recognise nothing.
 *
 * <p>Each is what runs when the network answers: no dropout, no auxiliary classifier, statistics of batch normalization
 * fixed. The output is the scores of the 1000 classes before softmax.
 *
 * <p>Knows {@code model}, {@code graph}, {@code op} and {@code tensor}. To add an architecture: a class that says it in the
 * verbs of {@link conv4j.model.zoo.Features}, one constant in {@link conv4j.model.zoo.Architecture} with its source, and
 * its published number of parameters in the test.
 */
@NullMarked
package conv4j.model.zoo;

import org.jspecify.annotations.NullMarked;
