package conv4j.verification.court;

import conv4j.verification.Geometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A condition on geometries in words: up to four facts that hold together. Found, not given: of all such conditions
 * under which a rule was never wrong, the one under which it was right most often.
 *
 * @param text as in {@code S = 1 and D = 1}
 * @param right cases under the condition in which the rule was right
 * @param rightElsewhere cases in which it was right all the same
 */
public record Condition(String text, long right, long rightElsewhere) {

    /** The longest domain of a rule has as many: S = 1, D = 1, F odd and P = floor(F/2). */
    private static final int MOST_FACTS = 4;

    private record Fact(String yes, String no, Predicate<Geometry> holds) {}

    /** What the rules' own conditions are made of. */
    private static final List<Fact> FACTS = List.of(
            new Fact("S = 1", "S > 1", g -> g.stride() == 1),
            new Fact("S divides I + 2P - F'", "S does not divide I + 2P - F'", g -> room(g) % g.stride() == 0),
            new Fact("P = 0", "P > 0", g -> g.before() == 0 && g.after() == 0),
            new Fact("D = 1", "D > 1", g -> g.dilation() == 1),
            new Fact("F = 1", "F > 1", g -> g.window() == 1),
            new Fact("F is odd", "F is even", g -> g.window() % 2 == 1),
            new Fact("P = floor(F/2)", "P is not floor(F/2)", g -> g.before() == g.window() / 2),
            new Fact("P = F - 1", "P is not F - 1", g -> g.before() == g.window() - 1),
            new Fact("F' <= I + 2P", "F' > I + 2P", g -> room(g) >= 0),
            new Fact("S <= F'", "S > F'", g -> g.stride() <= reach(g)),
            new Fact("S divides I", "S does not divide I", g -> g.input() % g.stride() == 0),
            new Fact(
                    "the last window, rounded up, starts on the input",
                    "the last window, rounded up, starts past the input",
                    g -> -Math.floorDiv(-room(g), (long) g.stride()) * g.stride() < (long) g.input() + g.before()),
            new Fact("a = 0", "a > 0", g -> g.outputPadding() == 0));

    /** How many different sets of facts a geometry can show. */
    static final int SETS = 1 << FACTS.size();

    private static long reach(Geometry g) {
        return (g.window() - 1L) * g.dilation() + 1;
    }

    private static long room(Geometry g) {
        return (long) g.input() + g.before() + g.after() - reach(g);
    }

    /** The facts that hold, a bit each. */
    static int facts(Geometry geometry) {
        int set = 0;
        for (int fact = 0; fact < FACTS.size(); fact++) {
            if (FACTS.get(fact).holds().test(geometry)) {
                set |= 1 << fact;
            }
        }
        return set;
    }

    /** Whether the stride divides what the window leaves of the padded input. */
    static boolean divides(int facts) {
        return (facts >> 1 & 1) == 1;
    }

    /** Facts that must hold, and facts that must not. */
    private record Literals(int yes, int no) {
        boolean hold(int set) {
            return (set & yes) == yes && (set & no) == 0;
        }

        int count() {
            return Integer.bitCount(yes) + Integer.bitCount(no);
        }

        String text() {
            List<String> words = new ArrayList<>();
            for (int fact = 0; fact < FACTS.size(); fact++) {
                if ((yes >> fact & 1) == 1) {
                    words.add(FACTS.get(fact).yes());
                } else if ((no >> fact & 1) == 1) {
                    words.add(FACTS.get(fact).no());
                }
            }
            return words.isEmpty() ? "always" : String.join(" and ", words);
        }
    }

    /**
     * Looks for the condition that best separates right from wrong.
     *
     * @param right cases in which the rule was right, by set of facts
     * @param wrong cases in which it was wrong
     * @return empty when it was right nowhere, or under no condition of so few facts
     */
    static Optional<Condition> separating(long[] right, long[] wrong) {
        int[] seen = IntStream.range(0, SETS)
                .filter(set -> right[set] + wrong[set] > 0)
                .toArray();
        long all = Arrays.stream(right).sum();
        return candidates().stream()
                .filter(literals -> Arrays.stream(seen).noneMatch(set -> wrong[set] > 0 && literals.hold(set)))
                .map(literals -> new Found(
                        literals,
                        Arrays.stream(seen)
                                .filter(literals::hold)
                                .mapToLong(set -> right[set])
                                .sum()))
                .filter(found -> found.right() > 0)
                .min(Comparator.comparingLong((Found found) -> -found.right())
                        .thenComparing(found -> found.literals().count()))
                .map(found -> new Condition(found.literals().text(), found.right(), all - found.right()));
    }

    private record Found(Literals literals, long right) {}

    private static List<Literals> candidates() {
        List<Literals> candidates = new ArrayList<>(List.of(new Literals(0, 0)));
        for (int begin = 0, length = 1; length <= MOST_FACTS; length++) {
            int end = candidates.size();
            for (; begin < end; begin++) {
                Literals shorter = candidates.get(begin);
                int next = 32 - Integer.numberOfLeadingZeros(shorter.yes() | shorter.no());
                for (int fact = next; fact < FACTS.size(); fact++) {
                    candidates.add(new Literals(shorter.yes() | 1 << fact, shorter.no()));
                    candidates.add(new Literals(shorter.yes(), shorter.no() | 1 << fact));
                }
            }
        }
        return candidates;
    }

    /** As in {@code exactly where S = 1}. */
    @Override
    public String toString() {
        if (text.equals("always")) {
            return text;
        }
        return rightElsewhere == 0
                ? "exactly where " + text
                : String.format("wherever %s, and in %,d other cases", text, rightElsewhere);
    }
}
