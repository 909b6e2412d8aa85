package conv4j.model.onnx;

import conv4j.op.ArgExtreme;
import conv4j.op.AveragePool2d;
import conv4j.op.Binary;
import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.DepthToSpace;
import conv4j.op.Einsum;
import conv4j.op.Elementwise;
import conv4j.op.Expand;
import conv4j.op.Fill;
import conv4j.op.Flatten;
import conv4j.op.Gather;
import conv4j.op.Late;
import conv4j.op.LpPool2d;
import conv4j.op.MatMul;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Range;
import conv4j.op.Reduce;
import conv4j.op.Reshape;
import conv4j.op.Select;
import conv4j.op.ShapeOf;
import conv4j.op.SizeOf;
import conv4j.op.SpaceToDepth;
import conv4j.op.Squeeze;
import conv4j.op.TopK;
import conv4j.op.Unsqueeze;
import java.util.List;
import java.util.Set;

/**
 * The element type and the rank of what an op makes. Extents are not inferred, they are read off what ran; the rank
 * decides which op a node becomes (a global pool is over all axes from 2 on), and where it is unknown that waits too.
 */
final class Inference {
    private static final Set<Binary.Function> COMPARISONS = Set.of(
            Binary.Function.EQUAL,
            Binary.Function.LESS,
            Binary.Function.LESS_OR_EQUAL,
            Binary.Function.GREATER,
            Binary.Function.GREATER_OR_EQUAL);

    private static final Set<Elementwise.Function> TESTS =
            Set.of(Elementwise.Function.IS_NAN, Elementwise.Function.IS_INF);

    private static final Set<Class<? extends Op>> IMAGES = Set.of(
            Conv2d.class,
            ConvTranspose2d.class,
            MaxPool2d.class,
            AveragePool2d.class,
            LpPool2d.class,
            DepthToSpace.class,
            SpaceToDepth.class);

    private Inference() {}

    static ElementType type(Op op, List<Value> inputs) {
        if (op instanceof ShapeOf
                || op instanceof SizeOf
                || op instanceof ArgExtreme
                || op instanceof TopK topK && topK.result() == TopK.Result.INDICES) {
            return ElementType.INT64;
        }
        if (op instanceof Binary binary && COMPARISONS.contains(binary.function())
                || op instanceof Elementwise elementwise && TESTS.contains(elementwise.function())) {
            return ElementType.BOOL;
        }
        if (inputs.isEmpty()) {
            return ElementType.FLOAT32;
        }
        return inputs.get(op instanceof Select ? 1 : 0).type();
    }

    static int rank(Op op, List<Value> inputs) {
        if (IMAGES.contains(op.getClass())) {
            return 4;
        }
        if (op instanceof Reshape reshape) {
            return reshape.target().size();
        }
        if (op instanceof Fill fill) {
            return fill.shape().size();
        }
        if (op instanceof SizeOf) {
            return 0;
        }
        if (op instanceof ShapeOf || op instanceof Range) {
            return 1;
        }
        if (op instanceof Flatten) {
            return 2;
        }
        boolean allKnown = inputs.stream().noneMatch(value -> value.rank() == Computed.UNKNOWN);
        return allKnown ? rankOf(op, inputs) : Computed.UNKNOWN;
    }

    /** Where it depends on the inputs' ranks, which are known. */
    private static int rankOf(Op op, List<Value> inputs) {
        int rank = inputs.get(0).rank();
        int largest = inputs.stream().mapToInt(Value::rank).max().orElse(rank);
        if (op instanceof Binary || op instanceof Select) {
            return largest;
        }
        if (op instanceof Expand expand) {
            return Math.max(rank, expand.target().size());
        }
        if (op instanceof MatMul) {
            int vectors =
                    (int) inputs.stream().filter(value -> value.rank() == 1).count();
            return vectors == 2 ? 0 : largest - vectors;
        }
        if (op instanceof Reduce reduce && !reduce.keepDimensions()) {
            return reduce.axes().isEmpty() ? 0 : rank - reduce.axes().size();
        }
        if (op instanceof ArgExtreme extreme && !extreme.keepDimensions()) {
            return rank - 1;
        }
        if (op instanceof Squeeze squeeze) {
            return squeeze.axes().isEmpty()
                    ? Computed.UNKNOWN
                    : rank - squeeze.axes().size();
        }
        if (op instanceof Unsqueeze unsqueeze) {
            return rank + unsqueeze.axes().size();
        }
        if (op instanceof Gather) {
            return rank + inputs.get(1).rank() - 1;
        }
        return op instanceof Einsum || op instanceof Late ? Computed.UNKNOWN : rank;
    }
}
