package conv4j.op;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalization as a trained network uses it, with the statistics that it learned:
 * {@code y = (x - mean[c]) / sqrt(variance[c] + epsilon) * scale[c] + offset[c]}, c counted along one axis (ONNX
 * BatchNormalization: axis 1; Keras BatchNormalization).
 *
 * @param scale {@code C}, called gamma too; null for 1
 * @param offset {@code C}, called beta too; null for 0
 * @param mean {@code C}
 * @param variance {@code C}
 * @param axis from 0, or from -1 at the innermost
 */
public record BatchNormalization(
        @Nullable Tensor scale, @Nullable Tensor offset, Tensor mean, Tensor variance, float epsilon, int axis)
        implements Op {

    /**
     * @throws conv4j.tensor.ShapeException when the tensors are not as long as each other
     */
    public BatchNormalization {
        Require.that(mean.shape().rank() == 1, "batch_normalization mean", "rank 1", mean.shape());
        for (Tensor other : present(scale, offset, variance)) {
            Require.that(
                    other.shape().equals(mean.shape()),
                    "batch_normalization parameters",
                    mean.shape() + " each, as the mean",
                    other.shape());
        }
    }

    private static List<Tensor> present(@Nullable Tensor... tensors) {
        return Stream.of(tensors)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    public int channels() {
        return mean.shape().extent(0);
    }

    @Override
    public String name() {
        return "batch_normalization";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        int extent = Axes.extent(name(), Require.oneInput(name(), inputs), axis);
        Require.that(extent == channels(), name() + " axis " + axis, channels() + " as the parameters", extent);
    }

    /** Scale and offset where there are any, mean, variance: Keras counts all four, PyTorch the first two. */
    @Override
    public List<Tensor> parameters() {
        return present(scale, offset, mean, variance);
    }
}
