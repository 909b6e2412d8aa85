package conv4j.verification.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a row says its padding. Only with {@link #EXPLICIT} do the row's numbers of padding count. */
public enum PaddingMode {
    EXPLICIT,
    VALID,
    SAME_UPPER,
    SAME_LOWER;

    public boolean isSame() {
        return this == SAME_UPPER || this == SAME_LOWER;
    }

    static Optional<PaddingMode> named(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.toString().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
