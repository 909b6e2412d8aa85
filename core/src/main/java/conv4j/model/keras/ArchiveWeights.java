package conv4j.model.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The weights of a {@code .keras} file. A layer's place is not its name but the snake case of its class, counted among
 * {@code model.layers}: {@code layers/conv2d_1/vars/0} (keras/src/saving/saving_lib.py, _save_container_state).
 */
final class ArchiveWeights implements WeightStore {
    /** As {@code keras.utils.naming.to_snake_case}: a word begins at a capital, with two exceptions that it has too. */
    private static final Pattern NO_WORD = Pattern.compile("\\W+", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern WORD = Pattern.compile("(.)([A-Z][a-z]+)");
    private static final Pattern CAPITAL = Pattern.compile("([a-z])([A-Z])");

    private final Hdf5Group root;
    private final Map<ModelDescription, Map<String, String>> places = new IdentityHashMap<>();

    ArchiveWeights(Hdf5Group root) {
        this.root = root;
    }

    @Override
    public List<StoredWeight> weights(List<LayerInModel> path, List<String> wanted) {
        // Keras 2.12, the first with this format, wrote the longer name.
        String container = root.hasGroup("layers") ? "layers" : "_layer_checkpoint_dependencies";
        StringBuilder place = new StringBuilder();
        for (LayerInModel step : path) {
            place.append(container).append('/').append(place(step)).append('/');
        }
        place.append("vars");
        List<StoredWeight> weights = new ArrayList<>();
        if (root.hasGroup(place.toString())) {
            Hdf5Group variables = root.group(place.toString());
            for (int i = 0; variables.hasDataset(Integer.toString(i)); i++) {
                weights.add(variables.weight(Integer.toString(i)));
            }
        }
        return weights;
    }

    private String place(LayerInModel step) {
        return places.computeIfAbsent(step.model(), ArchiveWeights::places)
                .getOrDefault(step.layer().name(), "");
    }

    private static Map<String, String> places(ModelDescription model) {
        Map<String, Integer> used = new HashMap<>();
        Map<String, String> places = new HashMap<>();
        for (LayerDescription layer : model.layers()) {
            if (layer.isOperation()
                    || (model.isSequential() && layer.className().equals("InputLayer"))) {
                continue;
            }
            String snake = snakeCase(layer.className());
            int before = used.merge(snake, 1, Integer::sum) - 1;
            places.put(layer.name(), before == 0 ? snake : snake + "_" + before);
        }
        return places;
    }

    static String snakeCase(String className) {
        // A registered class is written Package>Name; its Python name is what comes last.
        String python = className.substring(className.lastIndexOf('>') + 1);
        String words = NO_WORD.matcher(python).replaceAll("");
        words = WORD.matcher(words).replaceAll("$1_$2");
        return CAPITAL.matcher(words).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
    }
}
