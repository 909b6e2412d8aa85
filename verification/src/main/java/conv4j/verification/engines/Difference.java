package conv4j.verification.engines;

import java.util.Locale;

/** In what an engine differs from the oracle. */
public enum Difference {
    /** The output has other extents. */
    SHAPE,
    /** A number of the output is further off than rounding explains, or off at all where nothing is rounded. */
    VALUES,
    /** A layer that is defined was refused. */
    REFUSES,
    /** There is an output though the window lands nowhere. */
    MADE_UP;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
