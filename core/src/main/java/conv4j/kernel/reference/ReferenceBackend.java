package conv4j.kernel.reference;

import conv4j.kernel.Backend;
import conv4j.kernel.Kernel;
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
import java.util.List;

/** Plain loops over plain arrays, for every op and every geometry: refuses nothing. */
public final class ReferenceBackend implements Backend {
    private static final List<Kernel<?>> KERNELS = List.of(
            kernel("conv2d", Conv2d.class, ReferenceConv2d::prepare),
            kernel("conv_transpose2d", ConvTranspose2d.class, ReferenceConvTranspose2d::prepare),
            kernel("max_pool2d", MaxPool2d.class, ReferenceMaxPool2d::prepare),
            kernel("average_pool2d", AveragePool2d.class, ReferenceAveragePool2d::prepare),
            kernel("lp_pool2d", LpPool2d.class, ReferenceLpPool2d::prepare),
            kernel("relu", Relu.class, ReferenceRelu::prepare),
            kernel("elementwise", Elementwise.class, ReferenceElementwise::prepare),
            kernel("binary", Binary.class, ReferenceBinary::prepare),
            kernel("select", Select.class, ReferenceSelect::prepare),
            kernel("batch_normalization", BatchNormalization.class, ReferenceBatchNormalization::prepare),
            kernel("normalize", Normalize.class, ReferenceNormalize::prepare),
            kernel(
                    "local_response_normalization",
                    LocalResponseNormalization.class,
                    ReferenceLocalResponseNormalization::prepare),
            kernel("dense", Dense.class, ReferenceDense::prepare),
            kernel("mat_mul", MatMul.class, ReferenceMatMul::prepare),
            kernel("einsum", Einsum.class, ReferenceEinsum::prepare),
            kernel("softmax", Softmax.class, ReferenceSoftmax::prepare),
            kernel("sparsemax", Sparsemax.class, ReferenceSparsemax::prepare),
            kernel("hardmax", Hardmax.class, ReferenceHardmax::prepare),
            kernel("reduce", Reduce.class, ReferenceReduce::prepare),
            kernel("arg_extreme", ArgExtreme.class, ReferenceArgExtreme::prepare),
            kernel("top_k", TopK.class, ReferenceTopK::prepare),
            kernel("concat", Concat.class, ReferenceConcat::prepare),
            kernel("slice", Slice.class, ReferenceSlice::prepare),
            kernel("gather", Gather.class, ReferenceGather::prepare),
            kernel("pad", Pad.class, ReferencePad::prepare),
            kernel("reshape", Reshape.class, ReferenceReshape::reshape),
            kernel("flatten", Flatten.class, ReferenceReshape::flatten),
            kernel("squeeze", Squeeze.class, ReferenceReshape::squeeze),
            kernel("unsqueeze", Unsqueeze.class, ReferenceReshape::unsqueeze),
            kernel("transpose", Transpose.class, ReferenceRearrange::transpose),
            kernel("expand", Expand.class, ReferenceRearrange::expand),
            kernel("tile", Tile.class, ReferenceRearrange::tile),
            kernel("depth_to_space", DepthToSpace.class, ReferenceRearrange::depthToSpace),
            kernel("space_to_depth", SpaceToDepth.class, ReferenceRearrange::spaceToDepth),
            kernel("resize", Resize.class, ReferenceResize::prepare),
            kernel("shape_of", ShapeOf.class, ReferenceSource::shapeOf),
            kernel("size_of", SizeOf.class, ReferenceSource::sizeOf),
            kernel("fill", Fill.class, ReferenceSource::fill),
            kernel("range", Range.class, ReferenceSource::range));

    private static <O extends Op> Kernel<O> kernel(
            String word, Class<O> op, ReferenceKernel.Preparation<O> preparation) {
        return new ReferenceKernel<>("reference/" + word + "/direct", op, preparation);
    }

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public List<Kernel<?>> kernels() {
        return KERNELS;
    }
}
