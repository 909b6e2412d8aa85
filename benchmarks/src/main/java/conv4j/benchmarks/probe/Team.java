package conv4j.benchmarks.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Threads that do the same at the same time. */
final class Team implements AutoCloseable {
    private final int threads;
    private final ExecutorService pool;

    Team(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "probe");
            thread.setDaemon(true);
            return thread;
        });
    }

    int threads() {
        return threads;
    }

    /**
     * @param task is given the number of its thread, from 0
     * @return from the first one's start to the last one's end
     */
    double seconds(IntConsumer task) {
        CyclicBarrier start = new CyclicBarrier(threads);
        long[] begins = new long[threads];
        long[] ends = new long[threads];
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int thread = i;
            futures.add(pool.submit(() -> {
                start.await();
                begins[thread] = System.nanoTime();
                task.accept(thread);
                ends[thread] = System.nanoTime();
                return null;
            }));
        }
        try {
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("probe: " + e.getMessage(), e);
        }
        long first = begins[0];
        long last = ends[0];
        for (int i = 1; i < threads; i++) {
            // nanoTime may lie on both sides of 0: differences count, not values.
            first = begins[i] - first < 0 ? begins[i] : first;
            last = ends[i] - last > 0 ? ends[i] : last;
        }
        return (last - first) / 1e9;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
