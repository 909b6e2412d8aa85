package conv4j.benchmarks.cold;

import conv4j.benchmarks.executor.Executor;
import conv4j.benchmarks.executor.Executors;
import conv4j.benchmarks.executor.Prepared;
import conv4j.benchmarks.executor.RefusedTrial;
import conv4j.benchmarks.work.Suite;
import conv4j.benchmarks.work.Trial;
import conv4j.verification.Fill;
import java.util.Arrays;
import java.util.List;

/**
 * The first calls of a layer in a JVM that has compiled nothing yet: the warm-up that every other number here leaves out.
 *
 * @param prepareMilliseconds to load the library, pack the weights and allocate
 * @param milliseconds of each call, the first one first
 */
public record FirstCalls(double prepareMilliseconds, double[] milliseconds) {

    /**
     * In a fresh JVM.
     *
     * @param work one work, as {@link Suite#of} takes it
     * @throws IllegalStateException when the executor does not compute it
     */
    public static FirstCalls of(String work, String executor, int threads, int calls) {
        double[] numbers =
                FreshJvm.lines(FirstCalls.class, work, executor, Integer.toString(threads), Integer.toString(calls))
                        .stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        return new FirstCalls(numbers[0], Arrays.copyOfRange(numbers, 1, numbers.length));
    }

    /** The fresh JVM's side: a number a line, {@link #prepareMilliseconds} first. */
    public static void main(String... arguments) throws RefusedTrial {
        Trial trial = Suite.of(arguments[0], 0).works().get(0).trial(Fill.REAL);
        double[] milliseconds = new double[Integer.parseInt(arguments[3])];
        long start = System.nanoTime();
        Executor executor = Executors.named(List.of(arguments[1])).get(0);
        executor.unavailable().ifPresent(refusal -> {
            throw new IllegalStateException(executor.name() + ": " + refusal.reason());
        });
        try (Prepared prepared = executor.prepare(trial, Integer.parseInt(arguments[2]))) {
            long ready = System.nanoTime();
            for (int i = 0; i < milliseconds.length; i++) {
                long before = System.nanoTime();
                prepared.run();
                milliseconds[i] = (System.nanoTime() - before) / 1e6;
            }
            System.out.println((ready - start) / 1e6);
            Arrays.stream(milliseconds).forEach(System.out::println);
        }
    }
}
