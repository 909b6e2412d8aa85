package conv4j.verification.audit;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a row of a table speaks of. */
public enum Operation {
    CONV2D,
    DEPTHWISE_CONV2D,
    CONV_TRANSPOSE2D,
    MAX_POOL2D,
    AVG_POOL2D;

    static final Set<Operation> ALL = EnumSet.allOf(Operation.class);
    static final Set<Operation> POOLS = EnumSet.of(MAX_POOL2D, AVG_POOL2D);
    static final Set<Operation> CONVOLUTIONS = EnumSet.of(CONV2D, DEPTHWISE_CONV2D);

    public boolean isPool() {
        return POOLS.contains(this);
    }

    static Optional<Operation> named(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.toString().equals(name))
                .findFirst();
    }

    /** As tables call it, {@code max_pool2d}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
