package conv4j.kernel.nd4j;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs a main class in a virtual machine of its own, with this one's flags for native code. */
final class ChildJvm {
    private ChildJvm() {}

    /**
     * @param exit code of the process
     * @param said on both streams, line by line
     */
    record Result(int exit, List<String> said) {}

    /**
     * @param directory to run in, where a crash leaves its report
     * @param onClassPath which entries of this class path to keep
     * @param flags for the virtual machine
     */
    static Result run(Class<?> main, Path directory, Predicate<String> onClassPath, String... flags)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Not the incubator module: it has a warning of the virtual machine's own.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.contains("native-access") || argument.contains("unsafe-memory-access"))
                .forEach(command::add);
        command.add("-XX:-CreateCoredumpOnCrash");
        command.addAll(List.of(flags));
        command.add("-cp");
        command.add(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(onClassPath)
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(main.getName());
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), said.lines().toList());
    }
}
