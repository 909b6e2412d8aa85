package conv4j.benchmarks.executor;

import conv4j.benchmarks.work.Trial;
import conv4j.benchmarks.work.Trial.LayerOp;
import conv4j.kernel.Refusal;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;

/** oneDNN's CPU primitives, one for each layer, in whatever layouts it likes best. */
final class OneDnnExecutor implements Executor {

    @Override
    public String name() {
        return "onednn";
    }

    @Override
    public Optional<Refusal> unavailable() {
        NativeLibrary.quietJavaCpp();
        return NativeLibrary.failure(() -> Loader.load(dnnl.class));
    }

    @Override
    public Prepared prepare(Trial trial, int threads) throws RefusedTrial {
        LayerOp layer = trial.layer().orElseThrow(() -> new RefusedTrial("computes single layers only"));
        setThreads(threads);
        try {
            if (layer.op() instanceof Conv2d conv) {
                return OneDnnPrimitives.convolution(conv, layer.relu(), trial.input());
            }
            if (layer.op() instanceof MaxPool2d pool) {
                return OneDnnPrimitives.pool(
                        dnnl.algorithm.pooling_max, LaidWindow.ofMaxPool(pool, trial.input()), trial.input());
            }
            if (layer.op() instanceof AveragePool2d pool) {
                return OneDnnPrimitives.pool(
                        pool.countIncludePad()
                                ? dnnl.algorithm.pooling_avg_include_padding
                                : dnnl.algorithm.pooling_avg_exclude_padding,
                        LaidWindow.ofAveragePool(pool, trial.input()),
                        trial.input());
            }
        } catch (RuntimeException e) {
            // JavaCPP's only word for what C++ throws: oneDNN has no implementation.
            throw new RefusedTrial(String.valueOf(e.getMessage()));
        }
        throw new RefusedTrial("has no primitive here for " + layer.op().name());
    }

    /**
     * Threads of its OpenMP. oneDNN has no call for it, so the one of the OpenMP library that oneDNN itself is linked to
     * is asked for through oneDNN's library; it counts for the calling thread.
     */
    private static void setThreads(int threads) {
        com.sun.jna.NativeLibrary.getInstance(Loader.load(dnnl.class))
                .getFunction("omp_set_num_threads")
                .invokeVoid(new Object[] {threads});
    }
}
