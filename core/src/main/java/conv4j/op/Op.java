package conv4j.op;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/**
 * What a layer computes: plain data, no arithmetic on arrays. How it is computed is a kernel's business
 * ({@code conv4j.kernel}).
 */
public sealed interface Op permits Conv2d, MaxPool2d, AveragePool2d, Relu {

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
     * Multiply-adds that it takes to fill an output of this shape: a multiplication that meets padding counts, the
     * bias does not, and a multiply-add counts once.
     */
    default long multiplyAdds(Shape output) {
        return 0;
    }
}
