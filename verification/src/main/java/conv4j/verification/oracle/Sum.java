package conv4j.verification.oracle;

/** A sum and, for the bound on its rounding, the sum of what its terms weigh. */
final class Sum {
    double value;
    double magnitude;

    void add(double term) {
        value += term;
        magnitude += Math.abs(term);
    }
}
