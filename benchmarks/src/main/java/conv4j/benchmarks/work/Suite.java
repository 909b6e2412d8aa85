package conv4j.benchmarks.work;

import conv4j.ModelFile;
import conv4j.model.zoo.Zoo;
import conv4j.verification.Problem;
import conv4j.verification.ProblemFormatException;
import conv4j.verification.ProblemList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one run times: some works under a name. */
public record Suite(String name, List<Work> works) {
    /** Suites of layers whose network the zoo has, each with its name there. */
    public static final Map<String, String> LAYERS_OF = new LinkedHashMap<>();

    static {
        LAYERS_OF.put("alexnet", "alexnet");
        LAYERS_OF.put("vgg16", "vgg16");
        LAYERS_OF.put("resnet18", "resnet18");
        LAYERS_OF.put("resnet50", "resnet50");
        LAYERS_OF.put("googlenet", "googlenet");
        LAYERS_OF.put("squeezenet", "squeezenet-1.1");
        LAYERS_OF.put("mobilenet-v1", "mobilenet-v1");
        LAYERS_OF.put("mobilenet-v2", "mobilenet-v2");
        LAYERS_OF.put("densenet121", "densenet121");
    }

    private static final List<String> OTHER_LAYERS = List.of("speed", "article", "odd", "deepbench");

    private static final List<String> NETWORKS =
            List.of("squeezenet-1.1", "resnet18", "resnet50", "mobilenet-v2", "vgg16");

    /** Seed of the zoo's weights. */
    private static final long SEED = 1;

    /** benchdnn's way to say how often a network has a layer. */
    private static final Pattern COUNTED = Pattern.compile("(.*)\\*([1-9][0-9]{0,8})");

    /** A file of problems larger than this is another file. */
    private static final long MOST_BYTES = 16 << 20;

    public Suite {
        works = List.copyOf(works);
    }

    /** Suites that come with conv4j. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(OTHER_LAYERS);
        names.addAll(LAYERS_OF.keySet());
        names.add("networks");
        return names;
    }

    /**
     * @param source a name of {@link #names}; a file of benchdnn lines; a model file; {@code zoo:} and the name of a
     *     network; or a benchdnn line itself
     * @param batch pictures in each, or 0 to leave what the list says
     * @throws IllegalArgumentException when it is none of these
     * @throws ProblemFormatException when a line is none, naming file and line
     */
    public static Suite of(String source, int batch) {
        if (source.equals("networks")) {
            return new Suite(
                    source,
                    NETWORKS.stream().map(zoo -> (Work) network(zoo, batch)).toList());
        }
        if (names().contains(source)) {
            return layers(source, ProblemList.read(source + ".txt", resource(source)), batch);
        }
        if (source.startsWith("zoo:")) {
            return new Suite(source, List.of(network(source.substring("zoo:".length()), batch)));
        }
        Path file = Path.of(source);
        if (Files.isRegularFile(file)) {
            return ofFile(file, batch);
        }
        if (source.matches(".*ic[0-9].*")) {
            return layers("line", List.of(Problem.parse(source)), batch);
        }
        throw new IllegalArgumentException("suite: wanted one of " + String.join(", ", names())
                + ", zoo:NETWORK, a file or a benchdnn line, got '" + source + "'");
    }

    private static WholeNetwork network(String zoo, int batch) {
        if (Zoo.names().stream().noneMatch(zoo::equals)) {
            throw new IllegalArgumentException(
                    "zoo: wanted one of " + String.join(", ", Zoo.names()) + ", got '" + zoo + "'");
        }
        return new WholeNetwork(zoo, "zoo:" + zoo, () -> Zoo.model(zoo, SEED), Math.max(1, batch));
    }

    private static Suite ofFile(Path file, int batch) {
        String name =
                Objects.requireNonNull(file.getFileName(), "a file has a name").toString();
        if (name.endsWith(".onnx") || name.endsWith(".keras") || name.endsWith(".h5")) {
            return new Suite(
                    name,
                    List.of(new WholeNetwork(name, file.toString(), () -> ModelFile.load(file), Math.max(1, batch))));
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException(file + ": wanted at most " + (MOST_BYTES >> 20)
                        + " MB of benchdnn lines, got " + (Files.size(file) >> 20) + " MB");
            }
            return layers(name, ProblemList.read(name, Files.readString(file)), batch);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": wanted benchdnn lines in UTF-8, got " + e, e);
        }
    }

    private static String resource(String name) {
        String path = "/problems/" + name + ".txt";
        try (InputStream stream = Objects.requireNonNull(ProblemList.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " in the jar: " + e.getMessage(), e);
        }
    }

    private static Suite layers(String name, List<Problem> problems, int batch) {
        if (problems.isEmpty()) {
            throw new ProblemFormatException(name + ": wanted at least one problem, got none");
        }
        List<Work> works = new ArrayList<>();
        for (Problem problem : problems) {
            Matcher counted = COUNTED.matcher(problem.name());
            boolean isCounted = counted.matches();
            String layer = isCounted ? counted.group(1) : problem.name();
            works.add(new Layer(
                    free(layer.isEmpty() ? name + "." + (works.size() + 1) : layer, works),
                    isCounted ? Integer.parseInt(counted.group(2)) : 1,
                    batch == 0 ? problem : withBatch(problem, batch)));
        }
        return new Suite(name, works);
    }

    /** The name, or the first of name#2, name#3 that no work has: ratios are told by name. */
    private static String free(String name, List<Work> works) {
        String free = name;
        for (int i = 2; isTaken(free, works); i++) {
            free = name + "#" + i;
        }
        return free;
    }

    private static boolean isTaken(String name, List<Work> works) {
        return works.stream().anyMatch(work -> work.name().equals(name));
    }

    private static Problem withBatch(Problem problem, int batch) {
        return new Problem(
                problem.name(),
                problem.kind(),
                batch,
                problem.channels(),
                problem.height(),
                problem.width(),
                problem.outputChannels(),
                problem.groups(),
                problem.window(),
                problem.bias());
    }
}
