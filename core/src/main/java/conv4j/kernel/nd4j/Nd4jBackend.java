package conv4j.kernel.nd4j;

import conv4j.kernel.Backend;
import conv4j.kernel.Kernel;
import java.util.List;

/** ND4J's own operations. */
public final class Nd4jBackend implements Backend {
    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public List<Kernel<?>> kernels() {
        return List.of();
    }
}
