package conv4j.verification.oracle;

import conv4j.op.ArgExtreme;
import conv4j.op.AveragePool2d;
import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.Dense;
import conv4j.op.DepthToSpace;
import conv4j.op.Einsum;
import conv4j.op.Elementwise;
import conv4j.op.Expand;
import conv4j.op.Fill;
import conv4j.op.Flatten;
import conv4j.op.Gather;
import conv4j.op.Hardmax;
import conv4j.op.LocalResponseNormalization;
import conv4j.op.LpPool2d;
import conv4j.op.MatMul;
import conv4j.op.MaxPool2d;
import conv4j.op.Normalize;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Range;
import conv4j.op.Reduce;
import conv4j.op.Relu;
import conv4j.op.Reshape;
import conv4j.op.Resize;
import conv4j.op.Select;
import conv4j.op.ShapeOf;
import conv4j.op.SizeOf;
import conv4j.op.Slice;
import conv4j.op.Softmax;
import conv4j.op.SpaceToDepth;
import conv4j.op.Sparsemax;
import conv4j.op.Squeeze;
import conv4j.op.Tile;
import conv4j.op.TopK;
import conv4j.op.Transpose;
import conv4j.op.Unsqueeze;
import conv4j.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every op must give, whoever computes it. */
public final class Oracle {
    private static final Map<Class<? extends Op>, Definition<Op>> DEFINITIONS = new HashMap<>();

    static {
        define(Conv2d.class, new Conv2dDefinition());
        define(ConvTranspose2d.class, new ConvTranspose2dDefinition());
        define(MaxPool2d.class, new MaxPool2dDefinition());
        define(AveragePool2d.class, new AveragePool2dDefinition());
        define(LpPool2d.class, new LpPool2dDefinition());
        define(Relu.class, new ReluDefinition());
        define(Elementwise.class, new ElementwiseDefinition());
        define(Binary.class, new BinaryDefinition());
        define(Select.class, new SelectDefinition());
        define(BatchNormalization.class, new BatchNormalizationDefinition());
        define(Normalize.class, new NormalizeDefinition());
        define(LocalResponseNormalization.class, new LocalResponseNormalizationDefinition());
        define(Dense.class, new DenseDefinition());
        define(MatMul.class, new MatMulDefinition());
        define(Einsum.class, new EinsumDefinition());
        define(Softmax.class, AlongAxis::softmax);
        define(Sparsemax.class, AlongAxis::sparsemax);
        define(Hardmax.class, AlongAxis::hardmax);
        define(Reduce.class, new ReduceDefinition());
        define(ArgExtreme.class, AlongAxis::argExtreme);
        define(TopK.class, AlongAxis::topK);
        define(Concat.class, Rearrangements::concat);
        define(Slice.class, new SliceDefinition());
        define(Gather.class, Rearrangements::gather);
        define(Pad.class, new PadDefinition());
        define(Reshape.class, Reshapings::reshape);
        define(Flatten.class, Reshapings::flatten);
        define(Squeeze.class, Reshapings::squeeze);
        define(Unsqueeze.class, Reshapings::unsqueeze);
        define(Transpose.class, Rearrangements::transpose);
        define(Expand.class, Rearrangements::expand);
        define(Tile.class, Rearrangements::tile);
        define(DepthToSpace.class, Rearrangements::depthToSpace);
        define(SpaceToDepth.class, Rearrangements::spaceToDepth);
        define(Resize.class, new ResizeDefinition());
        define(ShapeOf.class, Sources::shapeOf);
        define(SizeOf.class, Sources::sizeOf);
        define(Fill.class, Sources::fill);
        define(Range.class, Sources::range);
    }

    private Oracle() {}

    private static <O extends Op> void define(Class<O> op, Definition<O> definition) {
        DEFINITIONS.put(op, (any, inputs) -> definition.expect(op.cast(any), inputs));
    }

    /**
     * @param inputs of shapes that the op is defined for
     * @throws conv4j.tensor.ShapeException when the op's window lands nowhere
     * @throws IllegalArgumentException when the op has no definition here
     */
    public static Expected expect(Op op, List<Tensor> inputs) {
        return Optional.ofNullable(DEFINITIONS.get(op.getClass()))
                .orElseThrow(() -> new IllegalArgumentException("oracle: wanted one of "
                        + DEFINITIONS.keySet().stream()
                                .map(Class::getSimpleName)
                                .toList() + ", got " + op.name()))
                .expect(op, inputs);
    }

    /** The ops that have a definition. */
    public static Set<Class<? extends Op>> ops() {
        return Set.copyOf(DEFINITIONS.keySet());
    }
}
