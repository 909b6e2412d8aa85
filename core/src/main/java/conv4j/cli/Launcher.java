package conv4j.cli;

import conv4j.KernelJvm;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;

/**
 * Where {@code java -jar conv4j.jar} starts. Kernels want JVM options that a manifest cannot give, so work with kernels is
 * done in a second JVM that has them, and the user types none.
 */
public final class Launcher {
    private static final Set<String> NEEDS_NO_KERNEL =
            Set.of("-h", "--help", "-V", "--version", "help", "filters", "generate-completion");

    private Launcher() {}

    public static void main(String... args) throws IOException, InterruptedException {
        boolean kernels = args.length > 0 && Arrays.stream(args).noneMatch(NEEDS_NO_KERNEL::contains);
        boolean second = kernels && !KernelJvm.isThis() && KernelJvm.isInstalled();
        System.exit(second ? KernelJvm.run(Conv4j.class, args) : Conv4j.run(args));
    }
}
