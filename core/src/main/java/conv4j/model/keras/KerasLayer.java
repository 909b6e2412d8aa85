package conv4j.model.keras;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param nested the model that it is, where it is one and that was asked for
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
        boolean isLayer,
        @Nullable Nested nested) {

    /**
     * A model in the model.
     *
     * @param model by itself, with a graph of its own
     * @param reads names of the values of the outer graph that its last call reads, one for each input, of which its own
     *     graph has the axes in the same order
     */
    public record Nested(KerasModel model, List<String> reads) {
        public Nested {
            reads = List.copyOf(reads);
        }
    }

    public KerasLayer {
        inbound = List.copyOf(inbound);
        outputs = List.copyOf(outputs);
    }

    public long parameters() {
        return trainableParameters + otherParameters;
    }
}
