package conv4j.model.keras;

import java.util.List;

/**
 * A layer of the outermost model, as Keras lists it.
 *
 * @param name in the file
 * @param className {@code Conv2D}; {@code Functional} or {@code Sequential} for a model in the model
 * @param inbound what its calls read, as Keras prints it: {@code conv2d[0][0]}; empty for an input
 * @param outputs the values that its last call makes
 * @param trainableParameters how many learned numbers it holds that training may change
 * @param otherParameters how many more it holds: statistics, and all of a layer that is not trainable
 * @param trainableBytes how many bytes the trainable ones take in the file
 * @param otherBytes how many the others take
 * @param trainable whether training may change it, as Keras has it: a layer of statistics alone is trainable, too
 * @param isInput whether it is an InputLayer
 * @param isLayer false for a function of {@code keras.ops}, which Keras lists among the layers but does not count as one
 */
public record KerasLayer(
        String name,
        String className,
        List<String> inbound,
        List<KerasValue> outputs,
        long trainableParameters,
        long otherParameters,
        long trainableBytes,
        long otherBytes,
        boolean trainable,
        boolean isInput,
        boolean isLayer) {
    public KerasLayer {
        inbound = List.copyOf(inbound);
        outputs = List.copyOf(outputs);
    }

    public long parameters() {
        return trainableParameters + otherParameters;
    }
}
