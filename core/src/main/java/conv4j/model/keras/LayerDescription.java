package conv4j.model.keras;

import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layer as a file describes it.
 *
 * @param name unique in its model
 * @param className in the file's words: {@code Conv2D}, {@code Functional}
 * @param isOperation whether it is a function of {@code keras.ops} and no layer: it is not among {@code model.layers}
 * @param trainable whether the layer and all models around it may be trained
 * @param calls in the order in which the config lists them
 * @param model the layers inside, when the layer is a model itself
 */
record LayerDescription(
        String name,
        String className,
        boolean isOperation,
        boolean trainable,
        JsonObject options,
        List<Invocation> calls,
        @Nullable ModelDescription model) {

    LayerDescription called(Invocation call) {
        return new LayerDescription(name, className, isOperation, trainable, options, List.of(call), model);
    }

    /** For messages: {@code layer 'conv1' (Conv2D)}. */
    String where() {
        return "layer '" + name + "' (" + className + ")";
    }
}
