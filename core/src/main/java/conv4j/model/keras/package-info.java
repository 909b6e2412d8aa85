/**
 * Keras files: {@code .keras} (a zip of Keras 3) and {@code .h5} (HDF5 of Keras 1, 2 and 3) become a graph. The door is
 * {@link conv4j.model.keras.KerasModel}.
 *
 * <p>The way of a file: {@code KerasFile} tells what container it is and takes out the architecture (JSON, through
 * {@code Json}) and the weights ({@code WeightStore}, over {@code Hdf5}); {@code Architecture} reads layers and their
 * wiring in the writing of any Keras version; {@code ModelTranslator} walks the wiring and asks {@code LayerTable} how
 * each class of layer becomes ops. Every key of a layer's config is read, or stands in {@code HarmlessKeys}, or is an
 * error that names it. Nothing in a file is ever executed: a Lambda layer is refused by its name.
 *
 * <p>Images run as {@code N x C x H x W}. A tensor of a channels_last model is held with its last axis moved to axis 1;
 * {@code Value} remembers it, axis arguments are mapped, and where the order of numbers matters (Flatten, Reshape) a
 * Transpose restores it.
 *
 * <p>Knows {@code model}, {@code graph}, {@code op} and {@code tensor}. To add a layer: one method in the file of its
 * family, one line in that file's table, one golden model.
 */
@NullMarked
package conv4j.model.keras;

import org.jspecify.annotations.NullMarked;
