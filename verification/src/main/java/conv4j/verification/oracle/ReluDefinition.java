package conv4j.verification.oracle;

import conv4j.op.Relu;
import conv4j.tensor.Tensor;
import java.util.List;

/** {@code x} where it is above 0 or NaN, else 0. */
final class ReluDefinition implements Definition<Relu> {

    @Override
    public Expected expect(Relu op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        return Expected.of(in.shape(), at -> Rounded.exact(in.get(at) < 0 ? 0 : in.get(at)));
    }
}
