package conv4j.benchmarks;

import conv4j.KernelJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where {@code java -jar benchmarks.jar} starts: JMH's own main with JMH's own arguments, in a JVM that kernels run in,
 * whose options JMH hands on to its forks; and what the problem lists hold as the values of {@code layer} where the
 * arguments name none.
 */
public final class Main {
    private Main() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        if (!KernelJvm.isThis() && KernelJvm.isInstalled()) {
            System.exit(KernelJvm.run(Main.class, arguments));
        }
        List<String> all = new ArrayList<>(List.of(arguments));
        if (all.stream().noneMatch(argument -> argument.startsWith("layer="))) {
            all.addAll(List.of("-p", "layer=" + String.join(",", TimedKernel.names())));
        }
        org.openjdk.jmh.Main.main(all.toArray(String[]::new));
    }
}
