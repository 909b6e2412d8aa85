package conv4j.kernel;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/**
 * A computation over plain tensors.
 *
 * @param output one element per place at which the op's window landed
 * @param loop fills the output
 */
public record PlainComputation(Shape output, Loop loop) implements Computation {

    /** Reads plain inputs, writes every element of a plain output. */
    @FunctionalInterface
    public interface Loop {
        void fill(List<Tensor> inputs, Tensor output);
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
        List<Tensor> read = inputs.stream().map(Buffer::tensor).toList();
        Tensor written = output.tensor();
        return workers -> loop.fill(read, written);
    }
}
