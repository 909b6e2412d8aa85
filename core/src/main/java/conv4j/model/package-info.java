/**
 * What every model format becomes: a {@link conv4j.model.Model}, that is a graph and the inputs and outputs that the
 * file declares; and the one door for files that cannot be loaded, {@link conv4j.model.ModelFormatException}.
 *
 * <p>Knows {@code graph}, {@code op} and {@code tensor}; not the formats, which are packages below. To add a format: one
 * package with a {@code load(Path)} that returns a model, where every attribute is read or refused by name.
 */
@NullMarked
package conv4j.model;

import org.jspecify.annotations.NullMarked;
