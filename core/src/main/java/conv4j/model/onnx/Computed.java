package conv4j.model.onnx;

/**
 * A value that is there at run time only.
 *
 * @param name in the graph
 * @param rank or {@link #UNKNOWN}. Extents are not kept: they are read off what ran
 */
record Computed(String name, ElementType type, int rank) implements Value {
    static final int UNKNOWN = -1;

    Computed ofType(ElementType other) {
        return new Computed(name, other, rank);
    }
}
