package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * The input repeated along each axis (ONNX Tile, NumPy tile).
 *
 * @param repeats how often, for each axis
 */
public record Tile(List<Integer> repeats) implements Op {
    public Tile {
        repeats = List.copyOf(repeats);
        Require.that(repeats.stream().allMatch(times -> times >= 0), "tile repeats", "at least 0 each", repeats);
    }

    @Override
    public String name() {
        return "tile";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Shape input = Require.oneInput(name(), inputs);
        Require.that(input.rank() == repeats.size(), "tile input", "rank " + repeats.size() + " as the repeats", input);
    }
}
