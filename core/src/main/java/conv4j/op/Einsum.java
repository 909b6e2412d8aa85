package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * A sum of products over named axes (Einstein's convention; ONNX Einsum, NumPy einsum, Keras EinsumDense):
 * {@code "bij,bjk->bik"} is a batch of matrix products. A letter is an axis; letters that the output lacks are summed
 * over; {@code ...} stands for any axes, which are broadcast; without {@code ->} the output has the letters that occur
 * once, in alphabetical order. A letter twice in one term takes the diagonal.
 *
 * @param equation as above; spaces mean nothing
 */
public record Einsum(String equation) implements Op {

    /**
     * @throws conv4j.tensor.ShapeException when the equation cannot be read
     */
    public Einsum {
        EinsumTerms.parse(equation);
    }

    /** The equation, taken apart for inputs of these shapes. */
    public EinsumTerms terms(List<Shape> inputs) {
        return EinsumTerms.parse(equation).on(inputs);
    }

    @Override
    public String name() {
        return "einsum";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        terms(inputs).extents(inputs);
    }

    @Override
    public long multiplyAdds(List<Shape> inputs, Shape output) {
        return terms(inputs).extents(inputs).values().stream()
                .mapToLong(Integer::longValue)
                .reduce(1, (a, b) -> a * b);
    }
}
