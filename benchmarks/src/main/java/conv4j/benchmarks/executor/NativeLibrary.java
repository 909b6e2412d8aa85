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

    /**
     * The same for a library that only a Maven profile brings: where this build was made without it, what to type.
     *
     * @param resource that is on the class path with it alone
     */
    static Optional<Refusal> failure(String profile, String resource, Loading loading) {
        return NativeLibrary.class.getClassLoader().getResource(resource) == null
                ? Optional.of(new Refusal(
                        "is not in this build: mvn -B -ntp -q package -DskipTests -P" + profile + " brings it"))
                : failure(loading);
    }

    /** To be said before any library of JavaCPP's: it would print a line on each that was made for another version of it. */
    static void quietJavaCpp() {
        if (System.getProperty("org.bytedeco.javacpp.logger") == null) {
            System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
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
