package conv4j.verification.court;

import conv4j.kernel.Backend;
import conv4j.verification.Geometry;
import conv4j.verification.rules.Prediction;
import conv4j.verification.rules.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a survey found.
 *
 * @param legal geometries on which a window lands, by floor with their padding
 * @param undivided of the legal ones, those whose stride does not divide what the window leaves
 * @param executed in this run; {@code executions} counts those of runs before it, too
 * @param rectanglesThatDiffer rectangles whose whole is not what their axes give
 * @param pairs those that part anywhere, most often first
 */
public record SurveyFindings(
        Ranges ranges,
        long geometries,
        long legal,
        long undivided,
        long executions,
        long executed,
        double seconds,
        long rectangles,
        long rectanglesThatDiffer,
        List<RuleFinding> rules,
        List<PairFinding> pairs,
        int pairsThatNeverPart) {

    /**
     * One rule, applied to every geometry whether its source speaks of it or not.
     *
     * @param counterexample as small as it gets; empty when the rule was never wrong
     * @param condition that separates right from wrong; empty when none of a few words does
     */
    public record RuleFinding(
            Rule rule,
            long right,
            long wrong,
            long withoutClaim,
            long wrongInDomain,
            Optional<Counterexample> counterexample,
            Optional<Condition> condition) {}

    /**
     * @param executed the size, or that it was refused
     */
    public record Counterexample(Geometry geometry, Prediction predicted, String executed) {
        @Override
        public String toString() {
            return geometry + ": says " + predicted + ", executed " + executed;
        }
    }

    /**
     * Two rules on the geometries that both speak of.
     *
     * @param both how many those are
     */
    public record PairFinding(
            Rule one, Rule other, long both, long part, Geometry smallest, Prediction oneSays, Prediction otherSays) {}

    static SurveyFindings of(Backend backend, Ranges ranges, SurveyCounts counts, long executed, double seconds) {
        Shrinker shrinker = new Shrinker(backend);
        List<RuleFinding> rules = new ArrayList<>();
        for (int number = 0; number < Contenders.RULES.size(); number++) {
            rules.add(finding(shrinker, Contenders.RULES.get(number), counts.rules.get(number)));
        }
        List<PairFinding> pairs = pairs(counts);
        return new SurveyFindings(
                ranges,
                counts.done,
                counts.legal,
                counts.undivided,
                counts.executions,
                executed,
                seconds,
                counts.rectangles,
                counts.rectanglesThatDiffer,
                List.copyOf(rules),
                pairs,
                (int) counts.pairs.stream()
                        .filter(pair -> pair.both > 0 && pair.part == 0)
                        .count());
    }

    private static RuleFinding finding(Shrinker shrinker, Rule rule, SurveyCounts.OfRule count) {
        Optional<Counterexample> counterexample = Optional.ofNullable(count.counterexample)
                .map(geometry -> shrinker.shrink(rule, geometry))
                .map(geometry -> {
                    Verdict verdict = shrinker.verdict(rule, geometry);
                    return new Counterexample(geometry, verdict.prediction(), Tally.text(verdict.outcome()));
                });
        return new RuleFinding(
                rule,
                Arrays.stream(count.right).sum(),
                Arrays.stream(count.wrong).sum(),
                count.withoutClaim,
                count.wrongInDomain,
                counterexample,
                Condition.separating(count.right, count.wrong));
    }

    private static List<PairFinding> pairs(SurveyCounts counts) {
        List<PairFinding> pairs = new ArrayList<>();
        for (int i = 0; i < Contenders.PAIRS.size(); i++) {
            Rule one = Contenders.RULES.get(Contenders.PAIRS.get(i).one());
            Rule other = Contenders.RULES.get(Contenders.PAIRS.get(i).other());
            SurveyCounts.OfPair count = counts.pairs.get(i);
            Geometry smallest = count.smallest;
            if (smallest != null) {
                pairs.add(new PairFinding(
                        one,
                        other,
                        count.both,
                        count.part,
                        smallest,
                        one.formulaAsCode().apply(smallest),
                        other.formulaAsCode().apply(smallest)));
            }
        }
        pairs.sort(Comparator.comparingLong((PairFinding pair) -> -pair.part()));
        return List.copyOf(pairs);
    }

    /** Whether every rule was right wherever its source speaks, and no axis knew of the other. */
    public boolean allAgree() {
        return rectanglesThatDiffer == 0 && rules.stream().allMatch(rule -> rule.wrongInDomain() == 0);
    }
}
