package conv4j.model.keras;

import com.google.gson.JsonElement;

/** What a layer is called with: a tensor, or a constant that stands in the config. */
sealed interface Argument {
    record OfTensor(TensorReference reference) implements Argument {}

    record OfConstant(JsonElement value) implements Argument {}
}
