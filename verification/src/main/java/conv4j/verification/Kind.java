package conv4j.verification;

/** What a window does with the cells under it. */
public enum Kind {
    CONV2D,
    MAX_POOL2D,
    /** Divides by the cells of the input under the window. */
    AVERAGE_POOL2D,
    /** Divides by the cells of the padded input under the window. */
    AVERAGE_POOL2D_WITH_PADDING;

    public boolean isPool() {
        return this != CONV2D;
    }
}
