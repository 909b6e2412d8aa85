package conv4j.benchmarks.executor;

import conv4j.kernel.Refusal;
import java.util.Optional;

/** A peer's library, which may be missing or made for another machine. */
public final class NativeLibrary {

    /** Whatever makes the library load. */
    @FunctionalInterface
    public interface Loading {
        void load() throws Exception;
    }

    private NativeLibrary() {}

    /** Why a library does not load on this machine; empty when it does. */
    public static Optional<Refusal> failure(Loading loading) {
        try {
            loading.load();
            return Optional.empty();
        } catch (LinkageError | Exception e) {
            return Optional.of(new Refusal("does not load on this machine: " + oneLine(e)));
        }
    }

    /** The first failure of the chain: those around it only say that a class could not be used. */
    static String oneLine(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString().lines().findFirst().orElse("unknown cause");
    }
}
