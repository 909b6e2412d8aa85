package conv4j.benchmarks;

import conv4j.benchmarks.executor.Prepared;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A forward pass through a whole network, from a plain tensor to a plain tensor, as a user calls it.
 *
 * <p>The trap: to add up the times of layers. Between them stand reorders into other layouts, sums, concatenations and
 * numbers that the layer before has pushed out of the caches; and a pass that allocates its intermediate tensors looks
 * fast until the collector runs. Here nothing is left out, and JMH's gc profiler shows what a pass allocates: its result
 * and little else, whatever the network.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar NetworkBenchmark -prof gc -p network=squeezenet-1.1 -p executor=vector</pre>
 */
// What a user waits for.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
// A pass takes 10 to 150 ms: C2 has seen each of its loops often enough after 5 s, none of them after one.
@Warmup(iterations = 5, time = 2)
// Iterations of 2 s hold ten passes of the largest network at least, and a collection or two if passes leave garbage.
@Measurement(iterations = 5, time = 2)
// A second JVM shows what the first one's inlining decisions were worth.
@Fork(2)
@State(Scope.Benchmark)
public class NetworkBenchmark {
    @Param({"squeezenet-1.1", "resnet18", "resnet50", "mobilenet-v2", "vgg16"})
    private String network = "";

    /** Those that compute whole networks. */
    @Param({"vector", "onnxruntime"})
    private String executor = "";

    @Param("1")
    private int threads;

    @SuppressWarnings("NullAway.Init") // JMH calls prepare first
    private Prepared prepared;

    /** Once a fork: the plan is made, and the result has been proved right. */
    @Setup
    public void prepare() {
        prepared = ProvenWork.ofNetwork(network, executor, threads);
    }

    /** Returns nothing: the executor keeps the result, where no compiler may drop it. */
    @Benchmark
    public void forward() {
        prepared.run();
    }

    @TearDown
    public void close() {
        prepared.close();
    }
}
