package conv4j.kernel;

/**
 * What follows an op and is done where its results are stored, so that they are not read and written once more.
 *
 * @param residual whether a tensor of the output's shape, the last input, is added to the results
 * @param bounds between which the sums are brought then
 */
public record Epilogue(boolean residual, Bounds bounds) {
    public static final Epilogue NONE = new Epilogue(false, Bounds.NONE);

    /** This, and the results brought between bounds. */
    public Epilogue within(Bounds other) {
        return new Epilogue(residual, other);
    }

    /** The bounds of the results themselves: none where a residual is added before they are bounded. */
    public Bounds atTheStore() {
        return residual ? Bounds.NONE : bounds;
    }
}
