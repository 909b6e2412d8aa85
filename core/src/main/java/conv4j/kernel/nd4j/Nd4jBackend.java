package conv4j.kernel.nd4j;

import conv4j.kernel.Backend;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import java.util.List;
import java.util.Optional;

/** ND4J's own operations, on as many of the machine's cores as ND4J takes. */
public final class Nd4jBackend implements Backend {
    private static final List<Kernel<?>> KERNELS = List.of(
            new Nd4jConv2d(),
            new Nd4jDepthwiseConv2d(),
            new Nd4jGroupedConv2d(),
            new Nd4jMaxPool2d(),
            new Nd4jAveragePool2d(),
            new Nd4jRelu());

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public Optional<Refusal> unavailable() {
        return Nd4jLibrary.unavailable();
    }

    @Override
    public List<Kernel<?>> kernels() {
        return KERNELS;
    }

    /** They are copied off the Java heap. */
    @Override
    public boolean packsWeights() {
        return true;
    }
}
