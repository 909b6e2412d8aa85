package conv4j.plan;

import conv4j.tensor.Tensor;
import java.util.List;

/**
 * What happened in one forward pass: the source of every shape that is reported.
 *
 * @param inputs the tensors that went in, in the graph's order
 * @param layers in the order in which they ran
 */
public record Trace(List<Tensor> inputs, List<LayerTrace> layers) {
    public Trace {
        inputs = List.copyOf(inputs);
        layers = List.copyOf(layers);
    }
}
