package conv4j.benchmarks;

import conv4j.BackendChoice;
import conv4j.kernel.Backend;
import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import conv4j.verification.Problem;
import conv4j.verification.ProblemList;
import conv4j.verification.oracle.Mismatch;
import conv4j.verification.oracle.Oracle;
import conv4j.verification.oracle.Tolerance;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One kernel made ready for one problem, with its input where the kernel wants it: what remains is the hot loop. Made
 * only when the kernel has given the oracle's result, so a wrong result is never timed.
 */
final class TimedKernel implements AutoCloseable {
    private static final long SEED = 20261120;

    private final Computation computation;
    private final List<Buffer> inputs;
    private final Buffer output;

    private TimedKernel(Computation computation, Tensor input) {
        this.computation = computation;
        Buffer buffer = computation.inputLayout(0).allocate(input.shape());
        buffer.load(input);
        this.inputs = List.of(buffer);
        this.output = computation.newOutput();
    }

    /** What is timed where nothing else is asked for: the article's layers and those of well-known networks. */
    private static Stream<Problem> problems() {
        return Stream.of(ProblemList.ARTICLE, ProblemList.SPEED).flatMap(list -> list.problems().stream());
    }

    /** Names that {@link #of} takes. */
    static List<String> names() {
        return problems().map(Problem::name).toList();
    }

    /**
     * @param backend a {@link BackendChoice}, of which the first backend is timed
     * @throws IllegalStateException when no kernel of the backend takes the problem, or its result is wrong
     */
    static TimedKernel of(String problemName, String backend) {
        Problem problem = problems()
                .filter(one -> one.name().equals(problemName))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("layer: wanted one of " + names() + ", got " + problemName));
        // Small integers: every right sum is exact, so the result can be held to the last bit. They take as long as
        // other numbers; only denormals would not.
        Op op = problem.op(Fill.SMALL_INTEGERS, SEED);
        Tensor input = problem.input(Fill.SMALL_INTEGERS, SEED);
        TimedKernel kernel = new TimedKernel(prepare(op, input.shape(), backend), input);
        kernel.run();
        Optional<Mismatch> mismatch =
                Oracle.expect(op, List.of(input)).compare(kernel.output.tensor(), Tolerance.EXACT);
        if (mismatch.isPresent()) {
            throw new IllegalStateException(problemName + " on " + backend + ": " + mismatch.get());
        }
        return kernel;
    }

    private static <O extends Op> Computation prepare(O op, Shape input, String choice) {
        Backend backend = BackendChoice.valueOf(choice.toUpperCase(Locale.ROOT))
                .backends()
                .get(0);
        backend.unavailable().ifPresent(refusal -> {
            throw new IllegalStateException(backend.name() + ": " + refusal.reason());
        });
        @SuppressWarnings("unchecked") // the class of an O
        List<Kernel<O>> kernels = backend.kernelsFor((Class<O>) op.getClass());
        return kernels.stream()
                .filter(kernel -> kernel.refusal(op, List.of(input)).isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(backend.name() + ": no kernel takes this " + op.name()))
                .prepare(op, List.of(input));
    }

    /** The hot loop. The output is returned so that no compiler may drop the work. */
    Buffer run() {
        computation.run(inputs, output);
        return output;
    }

    @Override
    public void close() {
        computation.close();
        output.close();
        inputs.forEach(Buffer::close);
    }
}
