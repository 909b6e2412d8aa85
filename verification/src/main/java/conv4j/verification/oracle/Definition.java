package conv4j.verification.oracle;

import conv4j.op.Op;
import conv4j.tensor.Tensor;
import java.util.List;

/** What an op is, written as its formula reads. */
@FunctionalInterface
interface Definition<O extends Op> {
    /**
     * @throws conv4j.tensor.ShapeException when the op's window lands nowhere
     */
    Expected expect(O op, List<Tensor> inputs);
}
