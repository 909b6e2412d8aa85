package conv4j.plan;

/**
 * A kernel, or a whole backend, that was asked before the chosen one and left the job.
 *
 * @param name of the kernel or backend
 * @param reason in its own words
 */
public record PassedOver(String name, String reason) {}
