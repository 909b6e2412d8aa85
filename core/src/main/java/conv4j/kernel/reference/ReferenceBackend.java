package conv4j.kernel.reference;

import conv4j.kernel.Backend;
import conv4j.kernel.Kernel;
import java.util.List;

/** Plain loops over plain arrays, for every op and every geometry: refuses nothing. */
public final class ReferenceBackend implements Backend {
    private static final List<Kernel<?>> KERNELS =
            List.of(new ReferenceConv2d(), new ReferenceMaxPool2d(), new ReferenceAveragePool2d(), new ReferenceRelu());

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public List<Kernel<?>> kernels() {
        return KERNELS;
    }
}
