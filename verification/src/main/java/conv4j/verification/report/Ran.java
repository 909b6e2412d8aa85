package conv4j.verification.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What ran, where and when: without it no number can be had again.
 *
 * @param command as it was typed
 */
public record Ran(String command, String version, String java, String machine, String date) {

    /** On this JVM, now. */
    public static Ran now(String command) {
        Runtime runtime = Runtime.getRuntime();
        return new Ran(
                command,
                "conv4j " + Objects.requireNonNullElse(Ran.class.getPackage().getImplementationVersion(), "as built"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name") + " on " + System.getProperty("os.arch") + ", "
                        + runtime.availableProcessors() + " cores",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
