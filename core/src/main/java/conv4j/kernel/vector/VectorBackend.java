package conv4j.kernel.vector;

import conv4j.kernel.Backend;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.kernel.element.SameNumbers;
import conv4j.op.Flatten;
import conv4j.op.Reshape;
import conv4j.op.Squeeze;
import conv4j.op.Unsqueeze;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Kernels on the Vector API: the fastest here. They need the module {@code jdk.incubator.vector} and the C2 compiler;
 * this class loads without either, and says what to type.
 */
public final class VectorBackend implements Backend {
    private final Accuracy accuracy;
    private final Workspace workspace;
    private final List<Kernel<?>> kernels;

    /** Sums as they are defined. */
    public VectorBackend() {
        this(Accuracy.EXACT);
    }

    /**
     * @param accuracy below which no kernel is listed
     */
    public VectorBackend(Accuracy accuracy) {
        this(accuracy, 0, new Workspace());
    }

    private VectorBackend(Accuracy accuracy, long weights, Workspace workspace) {
        this.accuracy = accuracy;
        this.workspace = workspace;
        this.kernels =
                unavailable().isPresent() ? List.of() : bestFirst(accuracy, VectorUnit.preferred(), weights, workspace);
    }

    static List<Kernel<?>> bestFirst(Accuracy accuracy, VectorUnit unit) {
        return bestFirst(accuracy, unit, 0, new Workspace());
    }

    private static List<Kernel<?>> bestFirst(Accuracy accuracy, VectorUnit unit, long weights, Workspace workspace) {
        Cost cost = Cost.of(unit, weights);
        List<Kernel<?>> kernels = new ArrayList<>();
        kernels.add(new DepthwiseConv2d(unit));
        accuracy.schemes().forEach(scheme -> kernels.add(new WinogradConv2d(scheme, unit, cost, workspace)));
        kernels.add(new DirectConv2d(unit, cost));
        kernels.add(new DirectMaxPool2d(unit));
        kernels.add(new DirectAveragePool2d(unit));
        kernels.addAll(List.of(
                ElementwiseRows.relu(unit),
                BlockedConcat.kernel(unit),
                GlobalReduce.kernel(unit),
                BatchNormalizationRows.kernel(unit),
                BinaryRows.kernel(unit),
                ElementwiseRows.kernel(unit),
                DensePanels.kernel(unit),
                SoftmaxLines.kernel(unit),
                Relaying.kernel("vector/reshape/relaying", Reshape.class, SameNumbers::reshape, unit),
                Relaying.kernel("vector/flatten/relaying", Flatten.class, SameNumbers::flatten, unit),
                Relaying.kernel("vector/squeeze/relaying", Squeeze.class, SameNumbers::squeeze, unit),
                Relaying.kernel("vector/unsqueeze/relaying", Unsqueeze.class, SameNumbers::unsqueeze, unit),
                MappedCells.pad(unit),
                MappedCells.nearest(unit),
                InterpolatedMap.kernel(unit),
                Relaying.transpose(unit),
                LocalResponseRows.kernel(unit),
                PhasedConvTranspose.kernel(unit)));
        return List.copyOf(kernels);
    }

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public Backend reading(long weights) {
        return new VectorBackend(accuracy, weights, workspace);
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

    @Override
    public boolean packsWeights() {
        return true;
    }
}
