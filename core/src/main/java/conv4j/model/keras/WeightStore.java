package conv4j.model.keras;

import java.util.List;

/** Where the weights of a model lie. */
interface WeightStore {

    /** Learns what layers there are, before it is asked for any. */
    default void prepare(ModelDescription model) {}

    /**
     * The weights of one layer, in the order in which Keras lists them.
     *
     * @param path the layers in each other, the outermost first
     * @param wanted what the layer's weights are called; a file may hold fewer or more
     */
    List<StoredWeight> weights(List<LayerInModel> path, List<String> wanted);

    /** A layer and the model that it is a part of. */
    record LayerInModel(ModelDescription model, LayerDescription layer) {}
}
