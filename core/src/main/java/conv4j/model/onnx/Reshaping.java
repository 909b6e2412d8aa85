package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.op.DepthToSpace;
import conv4j.op.Expand;
import conv4j.op.Flatten;
import conv4j.op.Reshape;
import conv4j.op.SpaceToDepth;
import conv4j.op.Squeeze;
import conv4j.op.Tile;
import conv4j.op.Transpose;
import conv4j.op.Unsqueeze;
import java.util.List;
import java.util.Map;

/** The same numbers under another shape, in another order, or repeated. */
final class Reshaping {
    private Reshaping() {}

    static Value reshape(OnnxNode node) {
        boolean zeroCopies = node.opset() < 14 || !node.attributes().flag("allowzero", false);
        Value x = node.input(0);
        return node.emitKnowing(
                "reshape",
                x.type(),
                Computed.UNKNOWN,
                List.of(x),
                List.of(1),
                known -> new Reshape(Integers.list(known.at(1).integers()), zeroCopies));
    }

    static Value flatten(OnnxNode node) {
        return node.emit(new Flatten(Integers.exact(node.attributes().integer("axis", 1))), node.input(0));
    }

    /** Axes are an attribute before opset 13, then an input; none means all of extent 1. */
    static Value squeeze(OnnxNode node) {
        return node.emit(new Squeeze(axes(node, 13, List.of())), node.input(0));
    }

    static Value unsqueeze(OnnxNode node) {
        List<Integer> axes = axes(node, 13, List.of());
        if (axes.isEmpty() && !node.has(1) && node.opset() >= 13) {
            throw new ModelFormatException("wanted axes, got none");
        }
        return node.emit(new Unsqueeze(axes), node.input(0));
    }

    /**
     * Axes that are an attribute, and from an opset on the second input, which must be constant.
     *
     * @param absent where the node names none
     */
    static List<Integer> axes(OnnxNode node, int inputSince, List<Integer> absent) {
        if (node.opset() < inputSince) {
            return node.attributes().integers("axes").map(Integers::list).orElse(absent);
        }
        return node.has(1) ? Integers.list(node.constant(1, "axes").integers()) : absent;
    }

    static Value transpose(OnnxNode node) {
        return node.emit(
                new Transpose(
                        node.attributes().integers("perm").map(Integers::list).orElse(List.of())),
                node.input(0));
    }

    static Value expand(OnnxNode node) {
        Value x = node.input(0);
        return node.emitKnowing(
                "expand",
                x.type(),
                Computed.UNKNOWN,
                List.of(x),
                List.of(1),
                known -> new Expand(Integers.list(known.at(1).integers())));
    }

    static Value tile(OnnxNode node) {
        return node.emitKnowing(
                "tile",
                node.input(0),
                List.of(1),
                known -> new Tile(Integers.list(known.at(1).integers())));
    }

    static Value depthToSpace(OnnxNode node) {
        int block = Integers.exact(node.attributes().integer("blocksize"));
        boolean depthLast = node.opset() < 11
                || node.attributes().word("mode", "DCR", "DCR", "CRD").equals("DCR");
        return node.emit(
                new DepthToSpace(block, depthLast ? DepthToSpace.Order.DEPTH_LAST : DepthToSpace.Order.DEPTH_FIRST),
                node.input(0));
    }

    /** From opset 28 on there is a mode: as before, or channels counted by input channel first. */
    static Value spaceToDepth(OnnxNode node) {
        int block = Integers.exact(node.attributes().integer("blocksize"));
        boolean depthLast = node.opset() < 28
                || node.attributes().word("mode", "DCR", "DCR", "CRD").equals("DCR");
        Value deep = node.emit(new SpaceToDepth(block), node.input(0));
        if (depthLast) {
            return deep;
        }
        Map<Integer, Value> shape = Map.of(Known.SHAPE, node.shapeOf(deep));
        int cells = Math.multiplyExact(block, block);
        Value apart = node.aside("reshape", 4, deep, shape, known -> {
            int[] extents = known.shape().toArray();
            return new Reshape(List.of(extents[0], cells, extents[1] / cells, extents[2] * extents[3]), false);
        });
        return node.aside("reshape", 4, node.aside(Transpose.to(0, 2, 1, 3), apart), shape, Normalizations::asShaped);
    }
}
