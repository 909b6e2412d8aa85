package conv4j.model.keras;

/**
 * A tensor of a model as its config names it.
 *
 * @param layer that makes it
 * @param node which of the layer's calls
 * @param index which of the call's outputs
 */
record TensorReference(String layer, int node, int index) {
    /** As Keras prints it: {@code conv2d[0][0]}. */
    @Override
    public String toString() {
        return layer + "[" + node + "][" + index + "]";
    }
}
