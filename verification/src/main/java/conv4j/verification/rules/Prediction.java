package conv4j.verification.rules;

/** What a rule says of one geometry. */
public sealed interface Prediction {

    /** So many places; at least 1. */
    record Size(int cells) implements Prediction {
        @Override
        public String toString() {
            return Integer.toString(cells);
        }
    }

    /** Less than one place: the window lands nowhere, and an execution must be refused. */
    record DoesNotFit() implements Prediction {
        @Override
        public String toString() {
            return "does not fit";
        }
    }

    /** The formula prints a number that is no size. */
    record Fraction(long numerator, long denominator) implements Prediction {
        @Override
        public String toString() {
            return Double.toString((double) numerator / denominator);
        }
    }

    /** The source forbids the geometry, though a window might land on it. */
    record Forbidden(String reason) implements Prediction {
        @Override
        public String toString() {
            return reason;
        }
    }

    /** The rule does not speak of such a geometry. */
    record Outside(String domain) implements Prediction {
        @Override
        public String toString() {
            return "only for " + domain;
        }
    }

    Prediction DOES_NOT_FIT = new DoesNotFit();

    /** A formula's whole result. */
    static Prediction size(long cells) {
        return cells >= 1 ? new Size(Math.toIntExact(cells)) : DOES_NOT_FIT;
    }

    /** A formula's result as its division leaves it: a size where it is whole. */
    static Prediction quotient(long numerator, long denominator) {
        return numerator % denominator == 0 ? size(numerator / denominator) : new Fraction(numerator, denominator);
    }
}
