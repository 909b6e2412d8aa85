/**
 * What every model format becomes: a {@link conv4j.model.Model}, that is a graph and the inputs and outputs that the
 * file declares; and the one door for files that cannot be loaded, {@link conv4j.model.ModelFormatException}.
 *
 * <p>Weights stay in their file where it can be mapped and keeps them uncompressed as floats (ONNX with raw or external
 * data, {@code .h5}): {@link conv4j.model.MappedNumbers}. They are read when a kernel packs them, and again for another
 * shape whose plan takes another kernel; a file that is written to in between is refused. Others, {@code .keras} among
 * them, are read when the model is loaded, and stay.
 *
 * <p>Knows {@code graph}, {@code op} and {@code tensor}; not the formats, which are packages below. To add a format: one
 * package with a {@code load(Path)} that returns a model, where every attribute is read or refused by name.
 */
@NullMarked
package conv4j.model;

import org.jspecify.annotations.NullMarked;
