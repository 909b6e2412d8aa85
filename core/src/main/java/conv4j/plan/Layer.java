package conv4j.plan;

import conv4j.graph.Node;
import conv4j.kernel.Bounds;
import conv4j.kernel.Epilogue;
import conv4j.kernel.PackedWeights;
import conv4j.op.AxisPadding;
import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Conv2d;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One op that computes what some nodes of a chain compute one after the other.
 *
 * @param op the first that sums, with what could be folded into its parameters
 * @param epilogue what is left of the others
 * @param inputs what the op reads, and last the residual where there is one
 */
record Layer(List<Node> nodes, Op op, Epilogue epilogue, List<String> inputs) {

    static Layer of(Node node) {
        return new Layer(List.of(node), node.op(), Epilogue.NONE, node.inputs());
    }

    /**
     * The nodes of a chain as one layer; empty when their numbers do not allow it.
     *
     * @param weights where those of a convolution that something is folded into are kept, as those that kernels pack
     */
    static Optional<Layer> of(List<Node> chain, PackedWeights weights) {
        Optional<Layer> layer = Optional.of(of(chain.get(0)));
        for (Node node : chain.subList(1, chain.size())) {
            layer = layer.flatMap(before -> before.then(node, weights));
        }
        return layer;
    }

    /** Lets all weights go that can be had again: the nodes' own, and what was folded of them. */
    void release() {
        nodes.forEach(node -> node.op().parameters().forEach(Tensor::release));
        op.parameters().forEach(Tensor::release);
    }

    /** The name of the value that it makes. */
    String name() {
        return nodes.get(nodes.size() - 1).name();
    }

    /** How many of the inputs the op itself reads. */
    int opInputs() {
        return inputs.size() - (epilogue.residual() ? 1 : 0);
    }

    private Optional<Layer> then(Node node, PackedWeights weights) {
        if (op instanceof Pad pad && node.op() instanceof Conv2d conv) {
            return padded(conv, pad).map(padded -> with(node, padded, epilogue, inputs));
        }
        if (op instanceof Conv2d conv && node.op() instanceof BatchNormalization norm) {
            return norm.axis() == 1
                    ? Optional.of(with(node, weights.of(conv, new FoldedNormalization(norm)), epilogue, inputs))
                    : Optional.empty();
        }
        if (node.op() instanceof Binary) {
            List<String> others = new ArrayList<>(node.inputs());
            others.remove(name());
            List<String> all = new ArrayList<>(inputs);
            all.addAll(others);
            return others.contains(name())
                    ? Optional.empty()
                    : Optional.of(with(node, op, new Epilogue(true, Bounds.NONE), all));
        }
        return Bounds.of(node.op()).map(bounds -> with(node, op, epilogue.within(bounds), inputs));
    }

    private Layer with(Node node, Op newOp, Epilogue newEpilogue, List<String> newInputs) {
        List<Node> all = new ArrayList<>(nodes);
        all.add(node);
        return new Layer(List.copyOf(all), newOp, newEpilogue, List.copyOf(newInputs));
    }

    /** Zeros around height and width are padding; other cells are not. */
    private static Optional<Conv2d> padded(Conv2d conv, Pad pad) {
        boolean zeros = pad.mode() == Pad.Mode.CONSTANT && pad.value() == 0;
        int[] before = new int[4];
        int[] after = new int[4];
        for (AxisPadding padding : pad.paddings()) {
            int axis = padding.axis() < 0 ? padding.axis() + 4 : padding.axis();
            before[axis] = padding.before();
            after[axis] = padding.after();
            boolean around = padding.before() >= 0 && padding.after() >= 0;
            boolean nothing = padding.before() == 0 && padding.after() == 0;
            zeros = zeros && (nothing || around && axis >= 2);
        }
        if (!zeros) {
            return Optional.empty();
        }
        Optional<WindowAxis> height = padded(conv.window().height(), before[2], after[2]);
        Optional<WindowAxis> width = padded(conv.window().width(), before[3], after[3]);
        return height.flatMap(
                h -> width.map(w -> new Conv2d(new Window(h, w), conv.groups(), conv.weights(), conv.bias())));
    }

    private static Optional<WindowAxis> padded(WindowAxis axis, int before, int after) {
        return axis.padding() instanceof Padding.Explicit explicit && axis.rounding() == Rounding.FLOOR
                ? Optional.of(axis.withPadding(Padding.explicit(explicit.before() + before, explicit.after() + after)))
                : Optional.empty();
    }
}
