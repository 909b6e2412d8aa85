package conv4j.benchmarks.executor;

import conv4j.tensor.Tensor;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** A graph of TensorFlow with its input, which it reads in place. It allocates each output, from a pool of its own. */
final class TensorFlowLayer implements Prepared {
    private static final int[] TO_CHANNELS_INNERMOST = {0, 2, 3, 1};
    private static final int[] FROM_CHANNELS_INNERMOST = {0, 3, 1, 2};

    /** Operations that compute nothing. */
    private static final Set<String> HOLDERS = Set.of("Placeholder", "Const");

    private final Graph graph;
    private final Session session;
    private final Operand<TFloat32> pixels;
    private final Operand<TFloat32> result;
    private final int threads;
    private TFloat32 input;
    private Session.Runner runner;
    private Result output;

    TensorFlowLayer(Graph graph, Operand<TFloat32> pixels, Operand<TFloat32> result, Tensor input, int threads) {
        this.graph = graph;
        this.session = new Session(graph, TensorFlowTensors.threads(threads));
        this.pixels = pixels;
        this.result = result;
        this.threads = threads;
        this.input = TensorFlowTensors.permuted(input, threads, TO_CHANNELS_INNERMOST);
        this.runner = session.runner().feed(pixels, this.input).fetch(result);
        this.output = runner.run();
    }

    /** Its session fuses bias and ReLU into the first of them and does not say so. */
    @Override
    public String kernel() {
        StringBuilder kernel = new StringBuilder(TensorFlowLibrary.version() + "/");
        String between = "";
        for (GraphOperation operation : (Iterable<GraphOperation>) graph::operations) {
            if (!HOLDERS.contains(operation.type())) {
                kernel.append(between).append(operation.type());
                between = "+";
            }
        }
        return kernel.toString();
    }

    @Override
    public void load(Tensor source) {
        input.close();
        input = TensorFlowTensors.permuted(source, threads, TO_CHANNELS_INNERMOST);
        runner = session.runner().feed(pixels, input).fetch(result);
    }

    @Override
    public void run() {
        output.close();
        output = runner.run();
    }

    @Override
    public Tensor output() {
        try (TFloat32 plain = TensorFlowTensors.permuted((TFloat32) output.get(0), threads, FROM_CHANNELS_INNERMOST)) {
            return TensorFlowTensors.from(plain);
        }
    }

    @Override
    public void close() {
        output.close();
        input.close();
        session.close();
        graph.close();
    }
}
