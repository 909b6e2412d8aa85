package conv4j.model.onnx;

/** What a name of the file stands for: numbers that are known already, or the value of a node or an input. */
sealed interface Value permits Constant, Computed {
    /** The element type in the file; every value is float32 at run time. */
    ElementType type();

    /** {@link Computed#UNKNOWN} when the file leaves it open. */
    int rank();
}
