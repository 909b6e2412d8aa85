package conv4j.verification.court;

import conv4j.verification.Kind;
import conv4j.verification.Setting;
import conv4j.verification.execution.Outcome;
import conv4j.verification.rules.Rule;
import conv4j.verification.rules.Rules;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts, for each rule, where it agreed with what was executed. */
public final class Tally implements Sweep.Observer {

    /** One rule's counts, and the first execution that it got wrong. */
    public static final class Count {
        private final long[] times = new long[Agreement.values().length];
        private Optional<String> firstDisagreement = Optional.empty();

        public long times(Agreement agreement) {
            return times[agreement.ordinal()];
        }

        public Optional<String> firstDisagreement() {
            return firstDisagreement;
        }
    }

    private final Map<Rule, Count> counts = new LinkedHashMap<>();
    private final Map<Kind, Map<Setting, List<Rule>>> rules = new EnumMap<>(Kind.class);
    private long produced;
    private long illegal;
    private long notTaken;

    public Tally() {
        Rules.all().forEach(rule -> counts.put(rule, new Count()));
        for (Kind kind : Kind.values()) {
            Map<Setting, List<Rule>> bySetting = new EnumMap<>(Setting.class);
            for (Setting setting : Setting.values()) {
                bySetting.put(setting, Rules.of(kind, setting));
            }
            rules.put(kind, bySetting);
        }
    }

    @Override
    public void executed(Sweep.Execution execution) {
        count(execution.outcome());
        for (Rule rule : rules.getOrDefault(execution.kind(), Map.of()).getOrDefault(execution.setting(), List.of())) {
            Verdict verdict = new Verdict(rule, rule.predict(execution.geometry()), execution.outcome());
            Count count = counts.computeIfAbsent(rule, unseen -> new Count());
            count.times[verdict.agreement().ordinal()]++;
            if (verdict.agreement() == Agreement.DISAGREES && count.firstDisagreement.isEmpty()) {
                count.firstDisagreement = Optional.of(execution.geometry() + " as " + execution.kind() + " "
                        + execution.setting() + ": predicted " + verdict.prediction() + ", executed "
                        + text(execution.outcome()));
            }
        }
    }

    private void count(Outcome outcome) {
        if (outcome instanceof Outcome.Produced) {
            produced++;
        } else if (outcome instanceof Outcome.Illegal) {
            illegal++;
        } else {
            notTaken++;
        }
    }

    /** An outcome in a word: the size, or that it was refused. */
    public static String text(Outcome outcome) {
        return outcome instanceof Outcome.Produced produced ? Integer.toString(Verdict.cells(produced)) : "refused";
    }

    public Map<Rule, Count> counts() {
        return counts;
    }

    /** Executions that gave a tensor. */
    public long produced() {
        return produced;
    }

    /** Geometries that were refused as illegal. */
    public long illegal() {
        return illegal;
    }

    /** Jobs that no kernel took. */
    public long notTaken() {
        return notTaken;
    }
}
