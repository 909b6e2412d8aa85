package conv4j.verification.execution;

import conv4j.kernel.Refusal;
import conv4j.tensor.Tensor;

/** What came of an execution. */
public sealed interface Outcome {

    /** A kernel ran; the shape is the tensor's. */
    record Produced(Tensor output) implements Outcome {}

    /** The geometry was refused with a {@link conv4j.tensor.ShapeException}: the window lands nowhere. */
    record Illegal(String message) implements Outcome {}

    /** No kernel of the backend takes the job. */
    record NotTaken(Refusal reason) implements Outcome {}
}
