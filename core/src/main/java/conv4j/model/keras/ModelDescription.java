package conv4j.model.keras;

import java.util.List;

/**
 * A model as a file describes it: layers and who reads what of whom. A Sequential model is one too, each layer reading
 * the one before.
 *
 * @param className {@code Sequential}, {@code Functional} or {@code Model}
 * @param inputs one per input, made by input layers
 * @param outputs one per output
 */
record ModelDescription(
        String name,
        String className,
        List<LayerDescription> layers,
        List<TensorReference> inputs,
        List<TensorReference> outputs) {

    boolean isSequential() {
        return className.equals("Sequential");
    }

    static boolean isModel(String className) {
        return className.equals("Sequential") || className.equals("Functional") || className.equals("Model");
    }
}
