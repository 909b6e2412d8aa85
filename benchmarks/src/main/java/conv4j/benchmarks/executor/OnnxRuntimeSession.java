package conv4j.benchmarks.executor;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import conv4j.benchmarks.work.Trial;
import conv4j.model.onnx.OnnxWriter;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * A session of ONNX Runtime with input and output in direct buffers that it reads and writes in place. All of its graph
 * optimizations are on, so that it fuses bias and ReLU and packs weights when the session is made. Its threads wait
 * spinning between calls, as is its default.
 */
final class OnnxRuntimeSession implements Prepared {
    private final String version;
    private final OrtSession session;
    private final FloatBuffer input;
    private final FloatBuffer output;
    private final Shape outputShape;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    OnnxRuntimeSession(Trial trial, int threads) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        this.version = environment.getVersion();
        this.session = session(environment, trial, threads);
        Tensor given = trial.input();
        this.input = direct(given.shape());
        String inputName = trial.model().graph().inputs().get(0);
        this.inputs = Map.of(inputName, OnnxTensor.createTensor(environment, input, longs(given.shape())));
        load(given);
        this.outputShape = executedShape();
        this.output = direct(outputShape);
        String outputName = trial.model().graph().outputs().get(0);
        this.outputs = Map.of(outputName, OnnxTensor.createTensor(environment, output, longs(outputShape)));
        // Where its kernel gives another shape than it infers (some pools that round up), it refuses its own output.
        session.run(inputs, outputs).close();
    }

    private static OrtSession session(OrtEnvironment environment, Trial trial, int threads) throws OrtException {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            // Its threads spin between the layers of a pass, as ever, but not on into the next executor's turn.
            options.addConfigEntry("session.force_spinning_stop", "1");
            options.setInterOpNumThreads(1);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            Path folder = Files.createTempDirectory("conv4j-onnx");
            Path file = folder.resolve("model.onnx");
            try {
                OnnxWriter.write(trial.model(), file);
                return environment.createSession(file.toString(), options);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("ONNX file for ONNX Runtime: " + e.getMessage(), e);
        }
    }

    /** As its own execution makes it. */
    private Shape executedShape() throws OrtException {
        try (OrtSession.Result result = session.run(inputs)) {
            return Shape.of(Arrays.stream(((OnnxTensor) result.get(0)).getInfo().getShape())
                    .mapToInt(Math::toIntExact)
                    .toArray());
        }
    }

    private static FloatBuffer direct(Shape shape) {
        return ByteBuffer.allocateDirect(Math.toIntExact(Math.multiplyExact(shape.elements(), (long) Float.BYTES)))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static long[] longs(Shape shape) {
        return Arrays.stream(shape.toArray()).asLongStream().toArray();
    }

    @Override
    public String kernel() {
        return "onnxruntime-" + version;
    }

    @Override
    public void load(Tensor source) {
        input.duplicate().put(source.values());
    }

    @Override
    public void run() {
        try {
            session.run(inputs, outputs).close();
        } catch (OrtException e) {
            throw new IllegalStateException("onnxruntime: " + e.getMessage(), e);
        }
    }

    @Override
    public Tensor output() {
        Tensor tensor = Tensor.zeros(outputShape);
        output.duplicate().get(tensor.values());
        return tensor;
    }

    @Override
    public void close() {
        try {
            inputs.values().forEach(OnnxTensor::close);
            outputs.values().forEach(OnnxTensor::close);
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("onnxruntime: " + e.getMessage(), e);
        }
    }
}
