package conv4j.kernel.vector;

import conv4j.kernel.Backend;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Kernels on the Vector API: the fastest here. They need the module {@code jdk.incubator.vector} and the C2 compiler;
 * this class loads without either, and says what to type.
 */
public final class VectorBackend implements Backend {
    private final List<Kernel<?>> kernels = unavailable().isPresent() ? List.of() : Available.KERNELS;

    /** Touched only where there is a vector unit to ask for. */
    private static final class Available {
        private static final VectorUnit UNIT = VectorUnit.preferred();
        private static final List<Kernel<?>> KERNELS = List.of(
                new DepthwiseConv2d(UNIT),
                new DirectConv2d(UNIT),
                new DirectMaxPool2d(UNIT),
                new DirectAveragePool2d(UNIT),
                new DirectRelu(UNIT));
    }

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public Optional<Refusal> unavailable() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return Optional.of(new Refusal("start java with --add-modules jdk.incubator.vector"));
        }
        // As Lucene tells it: "interpreted mode" is -Xint, "emulated-client" is a JVM that stops at C1.
        String compiler = System.getProperty("java.vm.info", "");
        if (compiler.contains("interpreted mode") || compiler.contains("emulated-client")) {
            return Optional.of(new Refusal(
                    "vectors are slower than loops without the C2 compiler; start java without -Xint, -client and "
                            + "-XX:TieredStopAtLevel, this JVM runs in " + compiler));
        }
        return Optional.empty();
    }

    @Override
    public List<Kernel<?>> kernels() {
        return kernels;
    }
}
