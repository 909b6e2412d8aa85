package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * The k largest or smallest elements along an axis, the most extreme first, equal ones in their order; or where they are
 * (ONNX TopK, whose unsorted results may come in any order, this one too).
 *
 * @param axis from 0, or from -1 at the innermost
 * @param largest else the smallest
 */
public record TopK(int k, int axis, boolean largest, Result result) implements Op {

    /** A node makes one value: values and indices are two nodes. */
    public enum Result {
        VALUES,
        INDICES
    }

    public TopK {
        Require.that(k >= 0, "top_k k", "at least 0", k);
    }

    @Override
    public String name() {
        return "top_k";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Shape input = Require.oneInput(name(), inputs);
        Require.that(Axes.extent(name(), input, axis) >= k, "top_k axis " + axis, "at least " + k + " elements", input);
    }
}
