package conv4j.benchmarks.executor;

import conv4j.benchmarks.work.Trial.LayerOp;
import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.Op;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * One of core's kernels made ready for one layer: the only place of this module that does what core's contract of kernels
 * asks of a plan.
 */
final class CoreKernel implements Prepared {
    private final String kernel;
    private final Computation computation;
    private final Buffer input;
    private final Buffer output;

    private CoreKernel(String kernel, Computation computation, Tensor input) {
        this.kernel = kernel;
        this.computation = computation;
        this.input = computation.inputLayout().allocate(input.shape());
        this.output = computation.newOutput();
        load(input);
    }

    static Optional<Refusal> refusal(Kernel<?> kernel, LayerOp layer, Tensor input) {
        return refusalOf(kernel, layer.op(), input);
    }

    private static <O extends Op> Optional<Refusal> refusalOf(Kernel<O> kernel, Op op, Tensor input) {
        return kernel.refusal(kernel.op().cast(op), List.of(input.shape()));
    }

    static CoreKernel prepare(Kernel<?> kernel, LayerOp layer, Tensor input, int threads) {
        return new CoreKernel(kernel.name(), computation(kernel, layer.op(), input), input);
    }

    private static <O extends Op> Computation computation(Kernel<O> kernel, Op op, Tensor input) {
        return kernel.prepare(kernel.op().cast(op), List.of(input.shape()));
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
        computation.run(List.of(input), output);
    }

    @Override
    public Tensor output() {
        return output.tensor().copy();
    }

    @Override
    public void close() {
        computation.close();
        output.close();
        input.close();
    }
}
