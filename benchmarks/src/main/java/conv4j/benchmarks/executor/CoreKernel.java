package conv4j.benchmarks.executor;

import conv4j.benchmarks.work.Trial.LayerOp;
import conv4j.kernel.Backend;
import conv4j.kernel.Bounds;
import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Kernel;
import conv4j.kernel.Pass;
import conv4j.kernel.Refusal;
import conv4j.op.Op;
import conv4j.op.Relu;
import conv4j.plan.Team;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of core's kernels made ready for one layer, with the ReLU in it, or behind it where it takes none: the only place
 * of this module that does what core's contract of kernels asks of a plan.
 */
final class CoreKernel implements Prepared {
    private static final Epilogue RELU = Epilogue.NONE.within(Bounds.RELU);

    private final String kernel;
    private final Team team;
    private final Buffer input;
    private final List<Pass> passes = new ArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Buffer output;

    private CoreKernel(String kernel, Computation computation, Tensor input, int threads) {
        this.kernel = kernel;
        this.team = new Team(threads);
        this.input = computation.inputLayout(0).allocate(input.shape());
        this.output = this.input;
        opened.add(this.input);
        opened.add(team);
        then(computation);
        load(input);
    }

    /** Another computation that reads what the last one writes. */
    private void then(Computation computation) {
        Buffer next = computation.newOutput();
        opened.add(next);
        opened.add(computation);
        passes.add(computation.bind(List.of(output), next));
        output = next;
    }

    static Optional<Refusal> refusal(Kernel<?> kernel, LayerOp layer, Tensor input) {
        return refusal(kernel, layer.op(), input, Epilogue.NONE);
    }

    private static <O extends Op> Optional<Refusal> refusal(Kernel<O> kernel, Op op, Tensor input, Epilogue epilogue) {
        return kernel.refusal(kernel.op().cast(op), List.of(input.shape()), epilogue);
    }

    /**
     * @param backend of the kernel, whose ReLU comes behind it where it takes none itself
     * @throws RefusedTrial when there is none that reads what it writes
     */
    static CoreKernel prepare(Backend backend, Kernel<?> kernel, LayerOp layer, Tensor input, int threads)
            throws RefusedTrial {
        boolean fused = layer.relu() && refusal(kernel, layer.op(), input, RELU).isEmpty();
        Computation computation = computation(kernel, layer.op(), input, fused ? RELU : Epilogue.NONE);
        CoreKernel prepared = new CoreKernel(kernel.name(), computation, input, threads);
        if (layer.relu() && !fused) {
            prepared.passes.forEach(pass -> pass.run(prepared.team));
            prepared.then(relu(backend, prepared.output));
        }
        return prepared;
    }

    private static <O extends Op> Computation computation(Kernel<O> kernel, Op op, Tensor input, Epilogue epilogue) {
        return kernel.prepare(kernel.op().cast(op), List.of(input.shape()), epilogue);
    }

    private static Computation relu(Backend backend, Buffer read) throws RefusedTrial {
        for (Kernel<Relu> kernel : backend.kernelsFor(Relu.class)) {
            Computation computation = kernel.prepare(new Relu(), List.of(read.shape()));
            if (computation.reads(0, read.layout())) {
                return computation;
            }
            computation.close();
        }
        throw new RefusedTrial("has no ReLU that reads what its convolution writes");
    }

    @Override
    public String kernel() {
        return kernel;
    }

    @Override
    public void load(Tensor source) {
        input.load(source);
    }

    @Override
    public void run() {
        for (int i = 0; i < passes.size(); i++) {
            passes.get(i).run(team);
        }
    }

    @Override
    public Tensor output() {
        return output.tensor().copy();
    }

    @Override
    public void close() {
        try {
            for (AutoCloseable each : opened) {
                each.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(kernel + ": " + e.getMessage(), e);
        }
    }
}
