package conv4j.verification.court;

import conv4j.verification.Kind;
import conv4j.verification.Setting;
import conv4j.verification.rules.Rule;
import conv4j.verification.rules.Rules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rules of a survey under fixed numbers, and the pairs of them that speak of the same layers. */
final class Contenders {

    /** Two rules by number. */
    record Pair(int one, int other) {}

    /** Numbers of the rules that can be held against each other, and of the pairs of them: from first, and before end. */
    record Family(int firstRule, int endRule, int firstPair, int endPair) {}

    static final List<Rule> RULES =
            Stream.concat(Rules.all().stream(), Rules.transposed().stream()).toList();

    static final List<Pair> PAIRS = pairs();

    static final Family FORWARD_RULES = family(0, Rules.all().size());

    static final Family TRANSPOSED_RULES = family(Rules.all().size(), RULES.size());

    private static final Map<Kind, Map<Setting, int[]>> FORWARD = forward();

    private Contenders() {}

    /** The rules for a kind of layer in a setting. */
    static int[] forward(Kind kind, Setting setting) {
        return FORWARD.getOrDefault(kind, Map.of()).getOrDefault(setting, new int[0]);
    }

    /** The rules for a transposed convolution in a setting. */
    static int[] transposed(Setting setting) {
        return numbers(rule -> rule.kinds().isEmpty() && rule.setting() == setting);
    }

    private static int[] numbers(Predicate<Rule> chosen) {
        return IntStream.range(0, RULES.size())
                .filter(number -> chosen.test(RULES.get(number)))
                .toArray();
    }

    private static Map<Kind, Map<Setting, int[]>> forward() {
        Map<Kind, Map<Setting, int[]>> forward = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Map<Setting, int[]> bySetting = new EnumMap<>(Setting.class);
            for (Setting setting : Setting.values()) {
                bySetting.put(setting, numbers(rule -> rule.kinds().contains(kind) && rule.setting() == setting));
            }
            forward.put(kind, bySetting);
        }
        return forward;
    }

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int one = 0; one < RULES.size(); one++) {
            for (int other = one + 1; other < RULES.size(); other++) {
                if (speakOfTheSame(RULES.get(one), RULES.get(other))) {
                    pairs.add(new Pair(one, other));
                }
            }
        }
        return pairs;
    }

    /** Pairs are in the order of their first rule, so those of a family stand together. */
    private static Family family(int firstRule, int endRule) {
        return new Family(firstRule, endRule, pairsBefore(firstRule), pairsBefore(endRule));
    }

    private static int pairsBefore(int rule) {
        return (int) PAIRS.stream().filter(pair -> pair.one() < rule).count();
    }

    private static boolean speakOfTheSame(Rule one, Rule other) {
        return one.kinds().isEmpty() ? other.kinds().isEmpty() : !Collections.disjoint(one.kinds(), other.kinds());
    }
}
