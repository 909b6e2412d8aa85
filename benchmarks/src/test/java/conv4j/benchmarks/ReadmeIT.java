package conv4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that the README shows is done as it stands there, by the jars that the build has just made. */
class ReadmeIT {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\R(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path scratch;

    private static Stream<String> blocks(String language) throws IOException {
        Matcher matcher = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
        return matcher.results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2));
    }

    static List<String> commands() throws IOException {
        return blocks("sh")
                .flatMap(String::lines)
                .filter(line -> line.startsWith("java -jar "))
                .map(line -> line.replaceFirst("\\s+#.*", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandOfTheReadmeRuns(String command) throws Exception {
        List<String> words = new ArrayList<>(List.of(command.split("\\s+")));
        words.set(0, java("java"));
        assertEquals(0, run(words), command);
    }

    @Test
    void theReadmeShowsCommandsForEachJar() throws IOException {
        for (String jar : List.of("conv4j.jar", "conv4j-verify.jar", "benchmarks.jar")) {
            assertTrue(commands().stream().anyMatch(command -> command.contains("/" + jar + " ")), jar);
        }
    }

    @Test
    void theExampleOfTheReadmeCompilesAndRuns() throws Exception {
        List<String> examples = blocks("java").toList();
        assertFalse(examples.isEmpty());
        for (String example : examples) {
            Path source = Files.writeString(scratch.resolve("Example.java"), example);
            String jar = ROOT.resolve("core/target/conv4j.jar").toString();
            assertEquals(0, run(List.of(java("java"), "-cp", jar, source.toString())), example);
        }
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        Path log = scratch.resolve("log");
        Path complaints = scratch.resolve("complaints");
        Process process = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectOutput(log.toFile())
                .redirectError(complaints.toFile())
                .start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String output = Files.readString(log, StandardCharsets.UTF_8);
        if (!ended || process.exitValue() != 0) {
            System.out.println(output);
        }
        assertTrue(ended, "still running after 3 minutes: " + command);
        assertEquals("", Files.readString(complaints, StandardCharsets.UTF_8), "standard error of " + command);
        return process.exitValue();
    }
}
