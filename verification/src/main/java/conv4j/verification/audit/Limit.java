package conv4j.verification.audit;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Something that a framework refuses, though a window might land.
 *
 * @param operations that it holds for
 * @param reason as in {@code PyTorch's pools want P <= F/2}
 */
record Limit(Set<Operation> operations, String reason, Predicate<Claim> broken) {

    /** A limit that each axis must keep. */
    static Limit onEachAxis(Set<Operation> operations, String reason, Predicate<Side> broken) {
        return new Limit(operations, reason, claim -> broken.test(claim.height()) || broken.test(claim.width()));
    }

    /** A limit on the numbers of padding, where they count. */
    static Limit onPadding(Set<Operation> operations, String reason, Predicate<Side> broken) {
        return new Limit(
                operations,
                reason,
                claim -> claim.padding() == PaddingMode.EXPLICIT
                        && (broken.test(claim.height()) || broken.test(claim.width())));
    }

    boolean isBrokenBy(Claim claim) {
        return operations.contains(claim.operation()) && broken.test(claim);
    }
}
