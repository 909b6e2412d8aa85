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
 * The hot loop of one layer: a pooling from the problem lists, or a convolution with its bias and ReLU, by one executor.
 *
 * <p>The trap: to time what a library does around its loop. A call that packs weights, permutes them or copies its input
 * into its own memory looks ten times slower than its kernel is. Here each executor gets weights and input beforehand, in
 * the layout that it asks for, and writes into an output that it made itself; only {@code run} is timed. Geometry comes
 * from fields and not from constants, so that nothing can be computed at compile time, and the numbers are random, so
 * that a pool that branches on "is it larger?" pays for it.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar LayerBenchmark -p layer=resnet50.res4_3x3</pre>
 */
// The time of one layer is what a user waits for; throughput would hide that layers differ a thousandfold.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
// C2 takes up to 0.8 s to compile a hot loop: five seconds leave it done, and the last ones of them to look at.
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
// A second JVM shows what the first one's inlining decisions were worth; more would add minutes and little else.
@Fork(2)
@State(Scope.Benchmark)
public class LayerBenchmark {
    /** A name from the problem lists; {@link Main} gives all of them where the arguments name none. */
    @Param({})
    private String layer = "";

    /** Any that {@code compare} knows. */
    @Param({"reference", "vector", "nd4j", "onnxruntime", "onednn"})
    private String executor = "";

    /** One core's work unless more are asked for: how well cores share it is another question. */
    @Param("1")
    private int threads;

    @SuppressWarnings("NullAway.Init") // JMH calls prepare first
    private Prepared prepared;

    /** Once a fork: the geometry is laid out, weights are packed, and the result has been proved right. */
    @Setup
    public void prepare() {
        prepared = ProvenWork.ofLayer(layer, executor, threads);
    }

    /** Returns nothing: what it fills lies in memory that the executor keeps, where no compiler may drop it. */
    @Benchmark
    public void layer() {
        prepared.run();
    }

    @TearDown
    public void close() {
        prepared.close();
    }
}
