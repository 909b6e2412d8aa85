package conv4j.kernel;

/**
 * Why a kernel does not take a job, in words for a report: {@code pads both sides alike only}. A refusal is a value, not
 * an exception: the next kernel is asked.
 */
public record Refusal(String reason) {}
