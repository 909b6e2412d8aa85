package conv4j.kernel.plain;

import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Pass;
import conv4j.kernel.PlainToPlain;
import conv4j.tensor.Shape;
import java.util.List;

/**
 * What all computations here are: a pass over the numbers of plain tensors.
 *
 * @param output one element per place at which the op's window landed
 * @param binding makes the pass
 */
record RowComputation(Shape output, Binding binding) implements PlainToPlain {

    /** {@link Computation#bind} on the numbers themselves. */
    @FunctionalInterface
    interface Binding {
        Pass bind(List<float[]> inputs, float[] output);
    }

    @Override
    public Pass bind(List<Buffer> inputs, Buffer output) {
        return binding.bind(
                inputs.stream().map(input -> input.tensor().values()).toList(),
                output.tensor().values());
    }
}
