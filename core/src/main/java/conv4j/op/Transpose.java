package conv4j.op;

import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The axes in another order: axis i of the output is axis {@code permutation[i]} of the input (ONNX Transpose, Keras
 * Permute).
 *
 * @param permutation of 0 to rank - 1; empty for the reversed order
 */
public record Transpose(List<Integer> permutation) implements Op {
    public Transpose {
        permutation = List.copyOf(permutation);
    }

    public static Transpose to(int... permutation) {
        return new Transpose(Arrays.stream(permutation).boxed().toList());
    }

    @Override
    public String name() {
        return "transpose";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Shape input = Require.oneInput(name(), inputs);
        Axes.fromStart(name(), permutation, input.rank());
        Require.that(
                permutation.isEmpty() || permutation.size() == input.rank(),
                "transpose " + permutation,
                "an input of rank " + permutation.size(),
                input);
    }
}
