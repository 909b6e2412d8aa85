package conv4j;

import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.List;

/**
 * What a JVM must be started with so that every kernel runs, and runs quietly. The command line and the benchmarks start
 * such a JVM themselves; a program that embeds conv4j says it in its own start script, or does without the kernels that
 * a trace then shows as passed over.
 */
public final class KernelJvm {
    public static final String VECTOR_MODULE = "jdk.incubator.vector";

    private KernelJvm() {}

    /** Whether this JVM has been started with {@link #options}. */
    public static boolean isThis() {
        return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    }

    /** Whether this JVM's installation has all that {@link #options} ask for; a trimmed-down run-time image may not. */
    public static boolean isInstalled() {
        return ModuleFinder.ofSystem().find(VECTOR_MODULE).isPresent();
    }

    /** The options, for the version of this JVM. */
    public static List<String> options() {
        List<String> options = new ArrayList<>(List.of("--add-modules=" + VECTOR_MODULE));
        if (Runtime.version().feature() >= 24) {
            // Without these, JDK 24 and newer print warnings about ND4J's JavaCPP.
            options.add("--enable-native-access=ALL-UNNAMED");
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        return options;
    }
}
