package conv4j.verification.court;

/** How a prediction stands to an execution. */
public enum Agreement {
    AGREES,
    DISAGREES,
    /** The rule names no size here, or nothing was executed. */
    NO_CLAIM
}
