package conv4j.op;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/**
 * What a layer computes: plain data, no arithmetic on arrays. How it is computed is a kernel's business
 * ({@code conv4j.kernel}).
 */
public sealed interface Op
        permits Conv2d,
                ConvTranspose2d,
                MaxPool2d,
                AveragePool2d,
                LpPool2d,
                Relu,
                Elementwise,
                Binary,
                Select,
                BatchNormalization,
                Normalize,
                LocalResponseNormalization,
                Dense,
                MatMul,
                Einsum,
                Softmax,
                Sparsemax,
                Hardmax,
                Reduce,
                ArgExtreme,
                TopK,
                Concat,
                Slice,
                Gather,
                Pad,
                Reshape,
                Flatten,
                Squeeze,
                Unsqueeze,
                Transpose,
                Expand,
                Tile,
                DepthToSpace,
                SpaceToDepth,
                Resize,
                ShapeOf,
                SizeOf,
                Fill,
                Range,
                Late {

    /** The name that reports and kernels use, in the field's terms: {@code conv2d}, {@code max_pool2d}. */
    String name();

    /**
     * Whether inputs of these shapes are what the op is defined for. Whether its window fits on them is found out by
     * walking it.
     *
     * @throws conv4j.tensor.ShapeException when they are not
     */
    void checkInputs(List<Shape> inputs);

    /** The learned numbers, weights before bias; empty for an op that learns nothing. */
    default List<Tensor> parameters() {
        return List.of();
    }

    /** How many learned numbers there are. */
    default long parameterCount() {
        return parameters().stream()
                .mapToLong(tensor -> tensor.shape().elements())
                .sum();
    }

    /**
     * Multiply-adds that it takes to make an output of this shape of inputs of those: a multiplication that meets
     * padding counts, the bias does not, and a multiply-add counts once. 0 for ops that are not sums of products.
     */
    default long multiplyAdds(List<Shape> inputs, Shape output) {
        return 0;
    }
}
