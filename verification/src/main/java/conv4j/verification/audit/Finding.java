package conv4j.verification.audit;

/**
 * A claim and what came of it.
 *
 * @param reason of a difference or a refusal, and what a reader should know of the execution; may be empty
 */
public record Finding(Claim claim, Result result, Standing standing, String reason) {}
