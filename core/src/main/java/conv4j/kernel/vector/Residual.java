package conv4j.kernel.vector;

import conv4j.kernel.Epilogue;
import conv4j.kernel.Refusal;
import conv4j.op.Conv2d;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** The tensor that is added to a convolution's results. */
final class Residual {
    private Residual() {}

    /** Why it cannot be added where the results are stored; empty when it can, or there is none. */
    static Optional<Refusal> refusal(Conv2d op, List<Shape> inputs, Epilogue epilogue) {
        if (!epilogue.residual()) {
            return Optional.empty();
        }
        Shape output = output(op, inputs.get(0));
        Shape residual = inputs.get(1);
        return residual.equals(output)
                ? Optional.empty()
                : Optional.of(new Refusal("adds " + output + " to its results, got " + residual));
    }

    /** One element for each place at which the window lands. */
    static Shape output(Conv2d op, Shape input) {
        return Shape.of(
                input.extent(0),
                op.outputChannels(),
                op.window().height().walk(input.extent(2)).places(),
                op.window().width().walk(input.extent(3)).places());
    }
}
