package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * No inputs: {@code start + i * delta} for i = 0, 1, ... as long as that is before the limit, seen along delta (ONNX
 * Range, NumPy arange).
 *
 * @param delta not 0
 */
public record Range(float start, float limit, float delta) implements Op {
    public Range {
        Require.that(
                delta != 0 && Float.isFinite(start) && Float.isFinite(limit) && Float.isFinite(delta),
                "range",
                "finite numbers and a delta other than 0",
                start + ", " + limit + ", " + delta);
    }

    @Override
    public String name() {
        return "range";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Require.inputs(name(), inputs, 0);
    }
}
