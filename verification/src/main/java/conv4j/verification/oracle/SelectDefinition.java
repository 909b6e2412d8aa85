package conv4j.verification.oracle;

import conv4j.op.Select;
import conv4j.tensor.Tensor;
import java.util.List;

/** The second input where the first is not 0, else the third, broadcast. */
final class SelectDefinition implements Definition<Select> {

    @Override
    public Expected expect(Select op, List<Tensor> inputs) {
        return Expected.of(Broadcasting.of(inputs), at -> {
            boolean condition = Broadcasting.get(inputs.get(0), at) != 0;
            return Rounded.exact(Broadcasting.get(inputs.get(condition ? 1 : 2), at));
        });
    }
}
