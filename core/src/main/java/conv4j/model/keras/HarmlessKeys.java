package conv4j.model.keras;

import com.google.gson.JsonElement;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The options of Keras layers that do not change what a trained layer computes. */
final class HarmlessKeys {
    /** How weights begin and what keeps them in bounds while they are learned, and names. */
    private static final Set<String> ALWAYS = Set.of(
            "name",
            "trainable",
            "seed",
            "input_dim",
            "input_length",
            "input_dtype",
            "input_shape",
            "batch_input_shape",
            "batch_size",
            "build_input_shape",
            "batch_shape",
            "init",
            "b_init",
            "beta_init",
            "gamma_init",
            "momentum",
            "gamma_momentum",
            "synchronized",
            "fused",
            "renorm_clipping",
            "renorm_momentum",
            "virtual_batch_size",
            "adjustment",
            "autocast",
            "lora_alpha",
            "output_mask",
            "output_shape_type");

    /** Beginnings, penalties and bounds of any weight: {@code kernel_initializer}, {@code W_regularizer}. */
    private static final Set<String> ENDINGS = Set.of("_initializer", "_regularizer", "_constraint");

    /** Options that change something unless they are switched off. */
    private static final Map<String, Predicate<JsonElement>> UNLESS_USED = Map.of(
            "sparse", HarmlessKeys::isOff,
            "ragged", HarmlessKeys::isOff,
            "optional", HarmlessKeys::isOff,
            "quantization_config", HarmlessKeys::isOff,
            "lora_rank", HarmlessKeys::isOff,
            "type_spec", HarmlessKeys::isOff);

    private HarmlessKeys() {}

    static boolean contains(String key, JsonElement value) {
        Predicate<JsonElement> unused = UNLESS_USED.get(key);
        return ALWAYS.contains(key)
                || ENDINGS.stream().anyMatch(key::endsWith)
                || (unused != null && unused.test(value));
    }

    private static boolean isOff(JsonElement value) {
        return value.isJsonNull() || value.toString().equals("false");
    }
}
