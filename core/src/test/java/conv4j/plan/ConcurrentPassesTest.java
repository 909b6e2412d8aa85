package conv4j.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.graph.Graph;
import conv4j.kernel.Backend;
import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Pass;
import conv4j.kernel.PlainToPlain;
import conv4j.op.Relu;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ConcurrentPassesTest {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final Graph RELU = Graph.input("x").then("a", new Relu()).build();

    @Test
    void passesOverOneShapeRunAtTheSameTime() throws Exception {
        Assumptions.assumeTrue(CORES > 1, "one pass at a time on one core");
        CyclicBarrier meeting = new CyclicBarrier(2);
        requireRight(new Doing(false, () -> await(meeting)), 2, 2);
    }

    @Test
    void noMorePassesThanCoresRunAtTheSameTime() throws Exception {
        requireAtMost(CORES, false);
    }

    @Test
    void whatRunsAloneDoes() throws Exception {
        requireAtMost(1, true);
    }

    @Test
    void aPassThatFailsLeavesItsPlaceToOthers() {
        boolean[] fails = {false};
        Doing backend = new Doing(false, () -> {
            if (fails[0]) {
                throw new IllegalStateException("as asked");
            }
        });
        try (Plan plan = new Plan(RELU, List.of(backend), List.of(Shape.of(2)))) {
            Tensor x = Tensor.of(Shape.of(2), -1, 5);
            plan.run(List.of(x));
            for (int i = 0; i <= CORES; i++) {
                fails[0] = true;
                assertThrows(IllegalStateException.class, () -> plan.run(List.of(x)));
            }
            fails[0] = false;
            assertArrayEquals(new float[] {0, 5}, plan.run(List.of(x)).get(0).values());
        }
    }

    private static void requireAtMost(int most, boolean alone) throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        Doing backend = new Doing(alone, () -> {
            seen.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            running.decrementAndGet();
        });
        requireRight(backend, CORES + 3, 100);
        assertTrue(seen.get() <= most, seen + " at once");
    }

    /** Callers with numbers of their own each get their own results. */
    private static void requireRight(Doing backend, int callers, int passes) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try (Plan plan = new Plan(RELU, List.of(backend), List.of(Shape.of(2)))) {
            backend.quiet = true;
            plan.run(List.of(Tensor.zeros(Shape.of(2))));
            backend.quiet = false;
            List<Future<List<Tensor>>> results = new ArrayList<>();
            for (int i = 0; i < passes; i++) {
                Tensor x = Tensor.of(Shape.of(2), -i, i);
                results.add(threads.submit(() -> plan.run(List.of(x))));
            }
            for (int i = 0; i < passes; i++) {
                Tensor result = results.get(i).get(60, TimeUnit.SECONDS).get(0);
                assertArrayEquals(new float[] {0, i}, result.values());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CyclicBarrier meeting) {
        try {
            meeting.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("nobody else runs", e);
        }
    }

    /** Does something in each pass before it computes. */
    private static final class Doing implements Kernel<Relu>, Backend {
        private final boolean alone;
        private final Runnable first;
        private volatile boolean quiet;

        Doing(boolean alone, Runnable first) {
            this.alone = alone;
            this.first = first;
        }

        @Override
        public String name() {
            return "doing/relu/something";
        }

        @Override
        public List<Kernel<?>> kernels() {
            return List.of(this);
        }

        @Override
        public Class<Relu> op() {
            return Relu.class;
        }

        @Override
        public Computation prepare(Relu op, List<Shape> inputs) {
            return new PlainToPlain() {
                @Override
                public Shape output() {
                    return inputs.get(0);
                }

                @Override
                public boolean runsAlone() {
                    return alone;
                }

                @Override
                public Pass bind(List<Buffer> read, Buffer output) {
                    float[] in = read.get(0).tensor().values();
                    float[] out = output.tensor().values();
                    return workers -> {
                        if (!quiet) {
                            first.run();
                        }
                        for (int i = 0; i < in.length; i++) {
                            out[i] = Math.max(in[i], 0);
                        }
                    };
                }
            };
        }
    }
}
