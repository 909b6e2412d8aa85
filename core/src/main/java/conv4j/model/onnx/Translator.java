package conv4j.model.onnx;

import java.util.List;
import java.util.function.Function;

/** What a node of the file becomes. */
@FunctionalInterface
interface Translator {
    /**
     * Emits ops for a node, and reads all of its attributes.
     *
     * @return one value for each output that the node has, at least
     */
    List<Value> translate(OnnxNode node);

    /** Of an operator that has one output. */
    static Translator of(Function<OnnxNode, Value> single) {
        return node -> List.of(single.apply(node));
    }
}
