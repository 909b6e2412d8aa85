package conv4j.benchmarks.compare;

import conv4j.benchmarks.executor.Executor;
import conv4j.benchmarks.probe.Probe;
import conv4j.benchmarks.work.Suite;
import conv4j.benchmarks.work.Work;
import conv4j.kernel.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All works of a suite, by several executors.
 *
 * @param executors that run on this machine
 * @param missing of those asked for, the ones that do not, each with its reason
 */
public record Comparison(Suite suite, List<Executor> executors, List<Missing> missing, Settings settings) {

    /** An executor that computes nothing on this machine. */
    public record Missing(String executor, String reason) {}

    /** Told what happens while it happens. */
    public interface Listener {
        void work(Work work, List<Timed> timed, List<Untimed> untimed);
    }

    /**
     * What came of it.
     *
     * @param date when it began, in UTC
     */
    public record Outcome(
            String suite,
            Machine machine,
            Instant date,
            int threads,
            List<Missing> missing,
            List<Timed> timed,
            List<Untimed> untimed) {

        public boolean anyWrong() {
            return untimed.stream().anyMatch(Untimed::wrong);
        }
    }

    /** Keeps those who run on this machine. */
    public static Comparison of(Suite suite, List<Executor> asked, Settings settings) {
        List<Executor> running = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (Executor executor : asked) {
            Optional<Refusal> refusal = executor.unavailable();
            if (refusal.isEmpty()) {
                running.add(executor);
            } else {
                missing.add(new Missing(executor.name(), refusal.get().reason()));
            }
        }
        return new Comparison(suite, running, missing, settings);
    }

    /** What it takes at 20 GFLOP/s each, warm-up and proof included: most libraries are faster, plain loops are not. */
    public double estimatedSeconds() {
        double seconds = 1;
        for (Work work : suite.works()) {
            double operations = work.multiplyAdds() == 0 ? 4e6 : work.multiplyAdds();
            double call = 2 * operations / 20e9;
            double proof = 2 * 5e-9 * Math.min(operations, settings.judge().mostMultiplyAdds()) / 2;
            double warm = Math.max(settings.leastWarmUp() * 1.5, Math.min(settings.mostWarmUp(), 5 * call));
            double rounds = Math.max(
                    settings.fewestRounds() * (call + settings.roundSeconds()) * executors.size(),
                    Math.min(
                            settings.workSeconds(),
                            settings.rounds() * (call + settings.roundSeconds()) * executors.size()));
            seconds += proof + executors.size() * warm + rounds;
        }
        return seconds;
    }

    /** @throws IllegalArgumentException when a work cannot be laid out */
    public Outcome run(Listener listener) {
        Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<Timed> timed = new ArrayList<>();
        List<Untimed> untimed = new ArrayList<>();
        try (Probe probe = new Probe(settings.threads())) {
            for (Work work : suite.works()) {
                try (Contest contest = new Contest(work, executors, settings, probe)) {
                    List<Timed> times = contest.time();
                    timed.addAll(times);
                    untimed.addAll(contest.untimed());
                    listener.work(work, times, contest.untimed());
                }
            }
        }
        return new Outcome(suite.name(), Machine.here(), date, settings.threads(), missing, timed, untimed);
    }
}
