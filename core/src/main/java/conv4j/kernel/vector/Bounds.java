package conv4j.kernel.vector;

/** The least and the largest value that a result may have: an activation that costs next to nothing where it is stored. */
record Bounds(float lower, float upper) {
    static final Bounds NONE = new Bounds(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    static final Bounds RELU = new Bounds(0, Float.POSITIVE_INFINITY);

    /** Whether any number lies outside. */
    boolean bind() {
        return lower > Float.NEGATIVE_INFINITY || upper < Float.POSITIVE_INFINITY;
    }
}
