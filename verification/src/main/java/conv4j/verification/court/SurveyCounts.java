package conv4j.verification.court;

import conv4j.verification.Geometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a survey has counted so far. Sums and smallest cases only, so that parts may be added in any order and come to
 * the same; plain fields, so that it can be written to a file and read back.
 */
final class SurveyCounts {

    /** One rule, applied to every geometry whether its source speaks of it or not. */
    static final class OfRule {
        /** Cases in which it was right, by {@link Condition#facts}. */
        long[] right = new long[Condition.SETS];

        long[] wrong = new long[Condition.SETS];
        long withoutClaim;
        /** Of the wrong ones, those that its source speaks of. */
        long wrongInDomain;

        @Nullable Geometry counterexample;

        /** Read from a file, an array may be missing or of other facts. */
        private boolean isNotWhole() {
            return right == null || wrong == null || right.length != Condition.SETS || wrong.length != Condition.SETS;
        }

        void add(OfRule other) {
            Arrays.setAll(right, set -> right[set] + other.right[set]);
            Arrays.setAll(wrong, set -> wrong[set] + other.wrong[set]);
            withoutClaim += other.withoutClaim;
            wrongInDomain += other.wrongInDomain;
            counterexample = Smallest.of(counterexample, other.counterexample);
        }
    }

    /** Two rules where both speak. */
    static final class OfPair {
        long both;
        long part;

        @Nullable Geometry smallest;

        void add(OfPair other) {
            both += other.both;
            part += other.part;
            smallest = Smallest.of(smallest, other.smallest);
        }
    }

    /** Geometries of the grid that are done, from its first on. */
    long done;
    /** Geometries on which a window lands, by floor with their padding. */
    long legal;
    /** Of the legal ones, those whose stride does not divide what the window leaves of the padded input. */
    long undivided;

    long executions;
    /** Rectangles with padding that differs by side, executed whole and by axis. */
    long rectangles;

    long rectanglesThatDiffer;
    List<OfRule> rules;
    List<OfPair> pairs;

    SurveyCounts(int rules, int pairs) {
        this.rules = new ArrayList<>();
        this.pairs = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            this.rules.add(new OfRule());
        }
        for (int i = 0; i < pairs; i++) {
            this.pairs.add(new OfPair());
        }
    }

    /** Whether these, read from a file, lack what others have. */
    boolean isNotOf(SurveyCounts others) {
        return rules == null
                || pairs == null
                || rules.size() != others.rules.size()
                || pairs.size() != others.pairs.size()
                || done < 0
                || pairs.contains(null)
                || rules.stream().anyMatch(rule -> rule == null || rule.isNotWhole());
    }

    void add(SurveyCounts other) {
        done += other.done;
        legal += other.legal;
        undivided += other.undivided;
        executions += other.executions;
        rectangles += other.rectangles;
        rectanglesThatDiffer += other.rectanglesThatDiffer;
        for (int i = 0; i < rules.size(); i++) {
            rules.get(i).add(other.rules.get(i));
        }
        for (int i = 0; i < pairs.size(); i++) {
            pairs.get(i).add(other.pairs.get(i));
        }
    }
}
