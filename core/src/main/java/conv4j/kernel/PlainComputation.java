package conv4j.kernel;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.function.Supplier;

/**
 * A computation over plain tensors.
 *
 * @param output one element per place at which the op's window landed
 * @param loops gives a loop that fills the output, with room of its own where it needs some, to each who binds it
 */
public record PlainComputation(Shape output, Supplier<Loop> loops) implements PlainToPlain {

    /** Reads plain inputs, writes every element of a plain output. */
    @FunctionalInterface
    public interface Loop {
        void fill(List<Tensor> inputs, Tensor output);
    }

    /** One whose loop needs no room of its own. */
    public PlainComputation(Shape output, Loop loop) {
        this(output, () -> loop);
    }

    @Override
    public Pass bind(List<Buffer> inputs, Buffer output) {
        List<Tensor> read = inputs.stream().map(Buffer::tensor).toList();
        Tensor written = output.tensor();
        Loop loop = loops.get();
        return workers -> loop.fill(read, written);
    }
}
