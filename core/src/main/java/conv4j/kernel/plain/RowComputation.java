package conv4j.kernel.plain;

import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Layout;
import conv4j.kernel.Pass;
import conv4j.kernel.PlainLayout;
import conv4j.tensor.Shape;
import java.util.List;

/**
 * What all computations here have in common: they read and write plain tensors.
 *
 * @param output one element per place at which the op's window landed
 * @param binding makes the pass
 */
record RowComputation(Shape output, Binding binding) implements Computation {

    /** {@link Computation#bind} on the numbers themselves. */
    @FunctionalInterface
    interface Binding {
        Pass bind(List<float[]> inputs, float[] output);
    }

    @Override
    public Layout inputLayout(int input) {
        return PlainLayout.PLAIN;
    }

    @Override
    public Buffer newOutput() {
        return PlainLayout.PLAIN.allocate(output);
    }

    @Override
    public boolean writes(Layout layout) {
        return layout.equals(PlainLayout.PLAIN);
    }

    @Override
    public Pass bind(List<Buffer> inputs, Buffer output) {
        return binding.bind(
                inputs.stream().map(input -> input.tensor().values()).toList(),
                output.tensor().values());
    }
}
