package conv4j.verification.audit;

import conv4j.kernel.Backend;
import conv4j.tensor.ShapeException;
import java.util.Optional;

/** Executes claims. What is refused has a result as well: that nothing comes out. */
public final class Auditor {
    private final Execution execution;
    private final Explanation explanation;

    public Auditor(Backend backend) {
        this.execution = new Execution(backend);
        this.explanation = new Explanation(execution);
    }

    /** May be called from any thread. */
    public Finding audit(Claim claim) {
        Optional<String> refusal =
                Legality.refusal(claim).or(() -> claim.framework().refusal(claim));
        if (refusal.isPresent()) {
            return finding(claim, new Result.Refused(refusal.get(), false), "");
        }
        try {
            Layout layout = claim.framework().manner().lay(claim);
            Result result = execution.run(claim.operation(), layout);
            return isEmptyAsClaimed(claim, layout, result)
                    ? new Finding(claim, result, Standing.AGREES, "an empty tensor: " + reason(result))
                    : finding(claim, result, explanation.of(claim, layout, result));
        } catch (ShapeException e) {
            return finding(claim, new Result.Refused(String.valueOf(e.getMessage()), false), "");
        }
    }

    /** Some frameworks answer with a tensor without cells where the window lands nowhere. */
    private boolean isEmptyAsClaimed(Claim claim, Layout layout, Result result) {
        return result instanceof Result.Refused refused
                && refused.landsNowhere()
                && claim.framework().emptyOutputs().contains(claim.operation())
                && claim.claimed() instanceof Claimed.Size size
                && (size.height() == 0 || size.width() == 0)
                && execution.cells(claim.operation(), layout).equals(new Result.Size(size.height(), size.width()));
    }

    private static Finding finding(Claim claim, Result result, String explanation) {
        String reason = reason(result);
        String both = reason.isEmpty() || explanation.isEmpty() ? reason + explanation : reason + "; " + explanation;
        return new Finding(claim, result, standing(claim.claimed(), result), both);
    }

    private static String reason(Result result) {
        return result instanceof Result.Refused refused
                ? refused.reason()
                : result instanceof Result.NotExecuted not ? not.reason() : "";
    }

    private static Standing standing(Claimed claimed, Result result) {
        if (result instanceof Result.NotExecuted) {
            return Standing.NOT_EXECUTED;
        }
        if (claimed instanceof Claimed.Nothing) {
            return Standing.UNCLAIMED;
        }
        boolean agrees = claimed instanceof Claimed.Size size
                ? result.equals(new Result.Size(size.height(), size.width()))
                : result instanceof Result.Refused;
        return agrees ? Standing.AGREES : Standing.DIFFERS;
    }
}
