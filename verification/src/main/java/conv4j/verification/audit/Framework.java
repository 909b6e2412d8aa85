package conv4j.verification.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A framework as data. Its files say of each entry what was asked: the versions are in {@link Frameworks}.
 *
 * @param name as tables call it
 * @param poolsStrideByTheirWindow what the stride of a pool is where a row names none: the window, or 1
 * @param emptyOutputs ops that hand an empty tensor back where the window lands nowhere, and no error
 * @param whenNothingFits what else the framework is known to answer where the window lands nowhere; empty for nothing
 * @param limits what it refuses
 */
public record Framework(
        String name,
        boolean poolsStrideByTheirWindow,
        Set<Operation> emptyOutputs,
        String whenNothingFits,
        List<Limit> limits,
        Layout.Manner manner) {

    /** Why the framework would not run a claim, beyond what no framework would. */
    Optional<String> refusal(Claim claim) {
        return limits.stream()
                .filter(limit -> limit.isBrokenBy(claim))
                .map(Limit::reason)
                .findFirst();
    }

    @Override
    public String toString() {
        return name;
    }
}
