package conv4j.op;

import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The matrix product of two inputs, as NumPy's matmul (ONNX MatMul): {@code A ... x M x K} and {@code B ... x K x N} give
 * {@code ... x M x N}, the axes before the last two broadcast. A of rank 1 is one row, B of rank 1 is one column, and the
 * output lacks that axis.
 */
public record MatMul() implements Op {
    @Override
    public String name() {
        return "mat_mul";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Require.inputs(name(), inputs, 2);
        Shape a = inputs.get(0);
        Shape b = inputs.get(1);
        Require.that(a.rank() >= 1 && b.rank() >= 1, "mat_mul inputs", "rank 1 or more each", inputs);
        int rows = b.extent(Math.max(b.rank() - 2, 0));
        Require.that(
                a.extent(a.rank() - 1) == rows,
                "mat_mul inputs",
                "as many columns in the first as rows in the second",
                inputs);
        Broadcast.shape(name(), List.of(batch(a), batch(b)));
    }

    /** What is before the last two axes: which matrices there are. */
    public static Shape batch(Shape matrices) {
        int[] extents = matrices.toArray();
        return Shape.of(Arrays.copyOf(extents, Math.max(extents.length - 2, 0)));
    }

    @Override
    public long multiplyAdds(List<Shape> inputs, Shape output) {
        Shape a = inputs.get(0);
        return output.elements() * a.extent(a.rank() - 1);
    }
}
