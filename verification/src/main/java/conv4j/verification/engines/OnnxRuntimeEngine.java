package conv4j.verification.engines;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import conv4j.op.Conv2d;
import conv4j.op.Op;
import conv4j.op.Rounding;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.execution.Outcome;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** ONNX Runtime, given each layer as a model of its own. */
final class OnnxRuntimeEngine implements Engine {
    private final OrtEnvironment environment;

    OnnxRuntimeEngine() {
        this.environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    }

    @Override
    public String version() {
        return "ONNX Runtime " + environment.getVersion();
    }

    @Override
    public Outcome run(Op op, Tensor input) {
        Optional<String> refusal = refusal(Laid.of(op), op);
        if (refusal.isPresent()) {
            return Laid.notTaken(refusal.get());
        }
        long[] extents = Arrays.stream(input.shape().toArray()).asLongStream().toArray();
        try (OrtSession.SessionOptions options = options();
                OrtSession session = environment.createSession(
                        OnnxLayer.model(op, input.shape().rank()), options);
                OnnxTensor given = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.values()), extents);
                OrtSession.Result results = session.run(Map.of("x", given))) {
            return new Outcome.Produced(tensor((OnnxTensor) results.get(0)));
        } catch (OrtException refused) {
            return new Outcome.Illegal(Versions.firstLine(refused));
        }
    }

    /** What ONNX does not know, and what ONNX Runtime says that it does not support. */
    private static Optional<String> refusal(Laid laid, Op op) {
        if (laid.rounding() == Rounding.FULL) {
            return Optional.of("ONNX has no rounding up with windows that lie on nothing");
        }
        if (op instanceof Conv2d) {
            return laid.same().isPresent() && laid.isDilated()
                    ? Optional.of("convolutions with same padding are not dilated")
                    : Optional.empty();
        }
        return Math.max(laid.top(), laid.bottom()) >= laid.height().size()
                        || Math.max(laid.left(), laid.right()) >= laid.width().size()
                ? Optional.of("pools want P < F")
                : Optional.empty();
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        // Threads of its own would cost more to start than a layer of this size takes.
        options.setIntraOpNumThreads(1);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        return options;
    }

    private static Tensor tensor(OnnxTensor output) {
        Shape shape = Shape.of(Arrays.stream(output.getInfo().getShape())
                .mapToInt(Math::toIntExact)
                .toArray());
        Tensor tensor = Tensor.zeros(shape);
        output.getFloatBuffer().get(tensor.values());
        return tensor;
    }
}
