package conv4j.benchmarks.executor;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import conv4j.benchmarks.work.Trial;
import conv4j.kernel.Refusal;
import conv4j.model.ModelFormatException;
import java.util.Optional;

/** ONNX Runtime's CPU provider, on the file that core writes of the network (opset 20). */
final class OnnxRuntimeExecutor implements Executor {

    @Override
    public String name() {
        return "onnxruntime";
    }

    @Override
    public Optional<Refusal> unavailable() {
        return NativeLibrary.failure(OrtEnvironment::getEnvironment);
    }

    @Override
    public Prepared prepare(Trial trial, int threads) throws RefusedTrial {
        try {
            return new OnnxRuntimeSession(trial, threads);
        } catch (OrtException | ModelFormatException e) {
            throw new RefusedTrial(NativeLibrary.oneLine(e));
        }
    }
}
