package conv4j.benchmarks.compare;

import conv4j.benchmarks.executor.Executor;
import conv4j.benchmarks.executor.Prepared;
import conv4j.benchmarks.executor.RefusedTrial;
import conv4j.benchmarks.probe.Limits;
import conv4j.benchmarks.probe.Probe;
import conv4j.benchmarks.proof.Finding;
import conv4j.benchmarks.proof.Wanted;
import conv4j.benchmarks.statistics.Ratio;
import conv4j.benchmarks.statistics.Spread;
import conv4j.benchmarks.work.Layer;
import conv4j.benchmarks.work.Trial;
import conv4j.benchmarks.work.Work;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One work, and everybody who computes it: first proved right, then timed in turns. */
final class Contest implements AutoCloseable {
    /** Times what rounding allows for those that trade accuracy for speed; a wrong index is off by a million times. */
    private static final double TRADED = 64;

    /** After which threads that wait spinning for more work have given up: ONNX Runtime's and OpenMP's take 1 to 3 ms. */
    private static final long SPINNING_MILLISECONDS = 5;

    private final Work work;
    private final Settings settings;
    private final Probe probe;
    private final Trial trial;
    private final Wanted wanted;
    private final List<Contestant> contestants = new ArrayList<>();
    private final List<Untimed> untimed = new ArrayList<>();

    Contest(Work work, List<Executor> executors, Settings settings, Probe probe) {
        this.work = work;
        this.settings = settings;
        this.probe = probe;
        this.trial = work.trial(Fill.REAL);
        this.wanted = settings.judge().wanted(trial);
        List<Executor> exact = work instanceof Layer ? exact(executors) : executors;
        exact.forEach(executor -> prove(executor, trial, wanted, 1, true));
    }

    /** Those who compute the work exactly where exact sums are possible: small integers, compared to the last bit. */
    private List<Executor> exact(List<Executor> executors) {
        Trial integers = work.trial(Fill.SMALL_INTEGERS);
        Wanted sums = settings.judge().wanted(integers);
        return executors.stream()
                .filter(executor -> prove(executor, integers, sums, 0, false))
                .toList();
    }

    /** Holds a result against what is wanted; keeps it ready to be timed, or closes it again. */
    private boolean prove(Executor executor, Trial given, Wanted result, double factor, boolean keep) {
        try {
            Prepared prepared = executor.prepare(given, settings.threads());
            prepared.run();
            Tensor output = prepared.output();
            Finding finding = result.compare(output, prepared.tradesAccuracy() ? TRADED : factor);
            finding.complaint().ifPresent(why -> untimed.add(new Untimed(work.name(), executor.name(), true, why)));
            boolean isRight = finding.complaint().isEmpty();
            if (isRight && keep) {
                contestants.add(new Contestant(executor, prepared, finding, output));
            } else {
                prepared.close();
            }
            return isRight;
        } catch (RefusedTrial e) {
            untimed.add(new Untimed(work.name(), executor.name(), false, e.reason()));
            return false;
        } catch (RuntimeException e) {
            // Whatever a library makes of a work that it cannot compute, the others are still to be timed.
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            untimed.add(new Untimed(work.name(), executor.name(), false, "fails: " + why));
            return false;
        }
    }

    List<Untimed> untimed() {
        return untimed;
    }

    /** Rounds in which each has its turn, forwards and backwards, so that what drifts drifts for all of them. */
    List<Timed> time() {
        double round = 0;
        for (Contestant contestant : contestants) {
            round += contestant.warmUp(settings);
            pause();
        }
        int rounds = (int) Math.max(
                settings.fewestRounds(), Math.min(settings.rounds(), settings.workSeconds() / Math.max(1e-6, round)));
        contestants.forEach(contestant -> contestant.begin(rounds));
        probe.clear();
        probe.bandwidth();
        for (int i = 0; i < rounds; i++) {
            for (int turn = 0; turn < contestants.size(); turn++) {
                contestants
                        .get(i % 2 == 0 ? turn : contestants.size() - 1 - turn)
                        .round(i);
                pause();
            }
            probe.peak();
        }
        probe.bandwidth();
        return withRatios(contestants.stream().map(this::timed).toList());
    }

    private void pause() {
        if (settings.threads() > 1) {
            try {
                Thread.sleep(SPINNING_MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException("compare: interrupted", e);
            }
        }
    }

    private Timed timed(Contestant contestant) {
        Limits limits = probe.limits();
        int calls = Math.min(20, contestant.calls());
        return new Timed(
                work.name(),
                work.count(),
                contestant.executor().name(),
                contestant.prepared().kernel(),
                settings.threads(),
                Spread.of(contestant.rounds()),
                contestant.rounds(),
                contestant.calls(),
                wanted.multiplyAdds(),
                wanted.bytes(),
                limits,
                probe.holding(wanted.bytes()),
                contestant.finding().largestError(),
                contestant.finding().checked(),
                contestant.checksum(),
                Stopwatch.allocated(contestant.prepared(), calls),
                loadMilliseconds(contestant),
                Map.of());
    }

    private double loadMilliseconds(Contestant contestant) {
        double[] samples = new double[5];
        for (int i = 0; i < samples.length; i++) {
            long start = System.nanoTime();
            contestant.prepared().load(trial.input());
            samples[i] = (System.nanoTime() - start) / 1e6;
        }
        return Spread.median(samples);
    }

    private static List<Timed> withRatios(List<Timed> all) {
        return all.stream()
                .map(one -> {
                    Map<String, Ratio> ratios = new LinkedHashMap<>();
                    for (Timed peer : all) {
                        if (peer != one) {
                            ratios.put(peer.executor(), Ratio.of(peer.rounds(), one.rounds()));
                        }
                    }
                    return one.withRatios(ratios);
                })
                .toList();
    }

    @Override
    public void close() {
        contestants.forEach(Contestant::close);
    }
}
