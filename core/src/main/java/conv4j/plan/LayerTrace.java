package conv4j.plan;

import conv4j.graph.Node;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/**
 * What one layer did in a traced pass.
 *
 * @param inputs shapes of the tensors that it read
 * @param output the tensor that it produced; its shape is the layer's output shape
 * @param kernel that ran
 * @param passedOver who was asked before and refused
 * @param nanoseconds that its kernel ran, reorders of its inputs included
 */
public record LayerTrace(
        Node node, List<Shape> inputs, Tensor output, String kernel, List<PassedOver> passedOver, long nanoseconds) {
    public LayerTrace {
        inputs = List.copyOf(inputs);
        passedOver = List.copyOf(passedOver);
    }
}
