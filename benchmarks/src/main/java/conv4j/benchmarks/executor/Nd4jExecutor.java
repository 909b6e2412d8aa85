package conv4j.benchmarks.executor;

import conv4j.BackendChoice;
import conv4j.benchmarks.work.Trial;
import conv4j.kernel.Refusal;
import java.util.Optional;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J through core's backend for it, which asks it in its fastest way: weights in its order, nothing copied. */
final class Nd4jExecutor implements Executor {
    private final CoreExecutor backend = new CoreExecutor("nd4j", BackendChoice.ND4J);

    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public Optional<Refusal> unavailable() {
        NativeLibrary.quietJavaCpp();
        return backend.unavailable();
    }

    /** Its loops, its BLAS and, in jars that have it, its oneDNN: threads more than cores wait for each other spinning. */
    @Override
    public Prepared prepare(Trial trial, int threads) throws RefusedTrial {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        Nd4j.getEnvironment().setMaxThreads(threads);
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        return backend.prepare(trial, threads);
    }
}
