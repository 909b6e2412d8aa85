package conv4j.kernel.nd4j;

import conv4j.kernel.Refusal;
import java.util.Optional;
import org.nd4j.common.config.ND4JSystemProperties;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The native library behind ND4J: loaded once, by whoever asks first. That takes 0.4 s, most of it the operating
 * system's, and 1.9 s the first time ever, when JavaCPP unpacks 330 MB into its cache ({@code ~/.javacpp}).
 */
final class Nd4jLibrary {
    private Nd4jLibrary() {}

    /** Why ND4J cannot run on this machine; empty when it can. */
    static Optional<Refusal> unavailable() {
        return Loaded.FAILURE;
    }

    private static final class Loaded {
        static final Optional<Refusal> FAILURE = load();

        private static Optional<Refusal> load() {
            // Say nothing, and do not search the class path for versions to compare: 30 ms.
            setDefault(ND4JSystemProperties.LOG_INITIALIZATION, "false");
            setDefault(ND4JSystemProperties.VERSION_CHECK_PROPERTY, "false");
            setDefault(ND4JSystemProperties.ND4J_IGNORE_AVX, "true");
            try {
                Nd4j.getExecutioner();
                return Optional.empty();
            } catch (LinkageError | RuntimeException e) {
                return Optional.of(new Refusal("does not load on this machine: " + rootOf(e)));
            }
        }

        private static void setDefault(String property, String value) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, value);
            }
        }

        /** The first failure of the chain, in one line: those around it only say that a class could not be used. */
        private static String rootOf(Throwable failure) {
            Throwable root = failure;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root.toString().lines().findFirst().orElse("unknown cause");
        }
    }
}
