package conv4j.model.keras;

import conv4j.graph.GraphException;
import conv4j.model.Model;
import conv4j.model.ModelFormatException;
import conv4j.tensor.ShapeException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Keras file: the network that runs, and the layers as Keras lists them.
 *
 * <p>The graph takes and gives images as {@code N x C x H x W}, whatever the file's data format; {@link #inputs} and
 * {@link #outputs} tell for each whether Keras has the channels last.
 *
 * @param name of the outermost model
 * @param className {@code Sequential}, {@code Functional} or {@code Model}
 * @param model the graph, its declared inputs and outputs, and what the file says of itself
 * @param layers of the outermost model, in the file's order; without the input layer of a Sequential model
 * @param inputs in the order of the graph's inputs
 * @param outputs in the order of the graph's outputs
 * @param optimizer what its optimizer keeps; null when the model is not compiled, or with one that is not known
 */
public record KerasModel(
        String name,
        String className,
        Model model,
        List<KerasLayer> layers,
        List<KerasValue> inputs,
        List<KerasValue> outputs,
        @Nullable OptimizerState optimizer) {
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]", Pattern.UNICODE_CHARACTER_CLASS);

    public KerasModel {
        layers = List.copyOf(layers);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * The network of a {@code .keras} or {@code .h5} file.
     *
     * @throws ModelFormatException when the file cannot be loaded; one line that says where, and what to do
     */
    public static Model load(Path path) {
        return read(path).model();
    }

    /** The same as {@link #read(Path, boolean)} without expanding. */
    public static KerasModel read(Path path) {
        return read(path, false);
    }

    /**
     * The network of a {@code .keras} or {@code .h5} file, with what only Keras knows of it.
     *
     * @param expandNested whether to give each model in the model a graph of its own, too ({@link KerasLayer#nested})
     * @throws ModelFormatException when the file cannot be loaded; one line that says where, and what to do
     */
    public static KerasModel read(Path path, boolean expandNested) {
        try {
            return ModelTranslator.translate(KerasFile.open(path), expandNested);
        } catch (ModelFormatException | ShapeException | GraphException | ArithmeticException e) {
            throw new ModelFormatException(path.getFileName() + ": " + inOneLine(e.getMessage()), e);
        } catch (OutOfMemoryError e) {
            // What was read so far is let go here, so there is room again for the message and for the caller.
            throw new ModelFormatException(
                    String.format(
                            "%s: wanted a model that fits into %,d MB of memory, got a larger one; take more memory (-Xmx)",
                            path.getFileName(), Runtime.getRuntime().maxMemory() >> 20),
                    e);
        }
    }

    /** The same with the optimizer that the file was saved with. */
    KerasModel compiled(KerasFile file) {
        // Of a .h5 file Keras hands the optimizer the weights that the model has beside its layers, which are none.
        long trainable = file.format().equals("h5")
                ? 0
                : layers.stream().mapToLong(KerasLayer::trainableParameters).sum();
        OptimizerState state = OptimizerState.of(file.optimizer(), trainable);
        return new KerasModel(name, className, model, layers, inputs, outputs, state);
    }

    /** Names in a file may hold anything; a message is one line. */
    private static String inOneLine(@Nullable String message) {
        return CONTROL.matcher(String.valueOf(message)).replaceAll("?");
    }
}
