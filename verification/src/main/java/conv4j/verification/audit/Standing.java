package conv4j.verification.audit;

import java.util.Locale;

/** How a claim stands to what came of it. */
public enum Standing {
    AGREES,
    DIFFERS,
    NOT_EXECUTED,
    /** The row claims nothing. */
    UNCLAIMED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
