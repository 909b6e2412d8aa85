package conv4j.benchmarks.work;

import conv4j.graph.Node;
import conv4j.model.Model;
import conv4j.op.Op;
import conv4j.op.Relu;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * What is timed, with its numbers: a network, or a single layer as a network of one.
 *
 * @param model with one input and one output
 */
public record Trial(String name, Model model, Tensor input) {

    /**
     * One op, and whether negative results become 0: what libraries do in one go when told so beforehand.
     */
    public record LayerOp(Op op, boolean relu) {}

    /** The layer, where the network is a single one: an op, or an op and the ReLU behind it. */
    public Optional<LayerOp> layer() {
        List<Node> nodes = model.graph().nodes();
        boolean relu = nodes.size() == 2 && nodes.get(1).op() instanceof Relu;
        return nodes.size() == 1 || relu ? Optional.of(new LayerOp(nodes.get(0).op(), relu)) : Optional.empty();
    }
}
