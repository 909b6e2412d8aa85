package conv4j.benchmarks.executor;

import conv4j.benchmarks.work.Trial;
import conv4j.benchmarks.work.Trial.LayerOp;
import conv4j.kernel.Refusal;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;

/** TensorFlow for Java, in builds with the Maven profile {@code tensorflow}. */
final class TensorFlowExecutor implements Executor {
    private static final String NAME = "tensorflow";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Refusal> unavailable() {
        NativeLibrary.quietJavaCpp();
        String natives = "org/tensorflow/internal/c_api/" + Loader.Detector.getPlatform() + "/";
        return NativeLibrary.failure(NAME, natives, () -> TensorFlowLibrary.version());
    }

    @Override
    public Prepared prepare(Trial trial, int threads) throws RefusedTrial {
        LayerOp layer = trial.layer().orElseThrow(() -> new RefusedTrial("computes single layers only"));
        return TensorFlowLibrary.prepare(layer, trial.input(), threads);
    }
}
