package conv4j.verification.engines;

import conv4j.op.Padding;
import conv4j.op.WindowAxis;
import conv4j.verification.Kind;
import conv4j.verification.Problem;
import conv4j.verification.engines.ComparisonFindings.Example;
import conv4j.verification.engines.ComparisonFindings.Finding;
import conv4j.verification.engines.ComparisonFindings.OfEngine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Puts layers to engines and the oracle. The same layers and seed give the same findings. */
public final class Comparison {
    /** Layers of a finding that are made smaller: some hundred executions each. */
    private static final int MOST_EXAMPLES = 4;

    /** Layers that all cores take at a time: a second's work. */
    private static final int TOGETHER = 64;

    private final Engines engines;
    private final long seed;
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final Map<Way, Cases> differing = new TreeMap<>();
    private int layers;
    private int undefined;

    /** What findings are sorted by. */
    private record Way(String engine, Kind kind, Difference difference, String laid) implements Comparable<Way> {
        private static final Comparator<Way> ORDER = Comparator.comparing(Way::engine)
                .thenComparing(Way::kind)
                .thenComparing(Way::difference)
                .thenComparing(Way::laid);

        @Override
        public int compareTo(Way other) {
            return ORDER.compare(this, other);
        }
    }

    private record Case(Problem problem, long seed) {}

    /** A layer with what came of it, by engine in their order. */
    private record Judged(Case filled, boolean isDefined, List<Judgement> judgements) {}

    private static final class Count {
        private final Engine engine;
        private long agrees;
        private long differs;
        private final SortedMap<String, Long> notTaken = new TreeMap<>();

        Count(Engine engine) {
            this.engine = engine;
        }
    }

    private static final class Cases {
        private long all;
        private final List<Case> first = new ArrayList<>();
    }

    private Comparison(Engines engines, long seed) {
        this.engines = engines;
        this.seed = seed;
        engines.opened().forEach((name, engine) -> counts.put(name, new Count(engine)));
    }

    /** Draws layers and compares. */
    public static ComparisonFindings ofRandom(Engines engines, int count, long seed, LongConsumer progress) {
        return of(engines, new RandomProblems(seed).stream().limit(count)::iterator, seed, progress);
    }

    /**
     * @param seed of the numbers that the layers are filled with
     * @param progress hears how many layers are done
     */
    public static ComparisonFindings of(Engines engines, Iterable<Problem> problems, long seed, LongConsumer progress) {
        long start = System.nanoTime();
        Comparison comparison = new Comparison(engines, seed);
        Iterator<Problem> rest = problems.iterator();
        while (rest.hasNext()) {
            List<Case> batch = new ArrayList<>();
            while (batch.size() < TOGETHER && rest.hasNext()) {
                batch.add(new Case(rest.next(), seed + comparison.layers + batch.size()));
            }
            batch.parallelStream().map(comparison::judged).toList().forEach(comparison::count);
            progress.accept(comparison.layers);
        }
        return comparison.findings(start);
    }

    private Judged judged(Case filled) {
        Judge judge = new Judge(filled.problem(), filled.seed());
        List<Judgement> judgements =
                counts.values().stream().map(count -> judge.judge(count.engine)).toList();
        return new Judged(filled, judge.isDefined(), judgements);
    }

    private void count(Judged judged) {
        layers++;
        undefined += judged.isDefined() ? 0 : 1;
        Iterator<Judgement> judgements = judged.judgements().iterator();
        counts.forEach((name, count) -> count(name, count, judged.filled(), judgements.next()));
    }

    private void count(String engine, Count count, Case filled, Judgement judgement) {
        if (judgement instanceof Judgement.NotTaken notTaken) {
            count.notTaken.merge(notTaken.reason(), 1L, Long::sum);
        } else if (judgement instanceof Judgement.Differs differs) {
            count.differs++;
            Problem problem = filled.problem();
            Way way = new Way(engine, problem.kind(), differs.difference(), laid(problem));
            Cases cases = differing.computeIfAbsent(way, unmet -> new Cases());
            cases.all++;
            if (cases.first.size() < MOST_EXAMPLES) {
                cases.first.add(filled);
            }
        } else {
            count.agrees++;
        }
    }

    private static String laid(Problem problem) {
        WindowAxis height = problem.window().height();
        Laid laid = new Laid(problem.window());
        String padding = height.padding() instanceof Padding.Same same
                ? same.toString()
                : laid.isUnpadded() ? "unpadded" : laid.isPaddedAlike() ? "padded alike" : "padded by side";
        return height.rounding().name().toLowerCase(Locale.ROOT) + ", " + padding;
    }

    private ComparisonFindings findings(long start) {
        List<OfEngine> ofEngines = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        counts.forEach((name, count) -> {
            ofEngines.add(new OfEngine(name, count.engine.version(), count.agrees, count.differs, count.notTaken));
            differing.forEach((way, cases) -> {
                if (way.engine().equals(name)) {
                    findings.add(new Finding(
                            name,
                            way.kind(),
                            way.difference(),
                            way.laid(),
                            cases.all,
                            examples(count.engine, way, cases)));
                }
            });
        });
        double seconds = (System.nanoTime() - start) * 1e-9;
        return new ComparisonFindings(
                seed, layers, undefined, seconds, ofEngines, engines.leftOut(), List.copyOf(findings));
    }

    private List<Example> examples(Engine engine, Way way, Cases cases) {
        Map<Problem, Example> examples = new LinkedHashMap<>();
        for (Case each : cases.first) {
            Problem smallest = Minimiser.smallest(
                    each.problem(),
                    problem -> difference(engine, way, problem, each.seed()).isPresent());
            difference(engine, way, smallest, each.seed())
                    .ifPresent(text -> examples.putIfAbsent(smallest, new Example(smallest, each.seed(), text)));
        }
        return List.copyOf(examples.values());
    }

    private static Optional<String> difference(Engine engine, Way way, Problem problem, long seed) {
        return new Judge(problem, seed).judge(engine) instanceof Judgement.Differs differs
                        && differs.difference() == way.difference()
                ? Optional.of(differs.text())
                : Optional.empty();
    }
}
