package conv4j.benchmarks.compare;

import com.google.gson.JsonParseException;
import conv4j.benchmarks.executor.Executor;
import conv4j.benchmarks.work.Work;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** An earlier comparison on the same machine, from its JSON file. */
public final class Baseline {
    /** A comparison of all suites by all executors takes a hundredth of it. */
    private static final long MOST_BYTES = 64 << 20;

    private final Path path;
    private final Json.File file;

    private Baseline(Path path, Json.File file) {
        this.path = path;
        this.file = file;
    }

    /**
     * @throws IllegalArgumentException when the file cannot be read, is no comparison, or is one of another machine
     */
    public static Baseline read(Path path) {
        Baseline baseline = new Baseline(path, parse(path));
        Machine here = Machine.here();
        Machine there = baseline.file.machine();
        if (!here.processor().equals(there.processor()) || here.cores() != there.cores()) {
            throw new IllegalArgumentException(
                    "baseline " + path + ": wanted one of this machine (" + here.processor() + ", " + here.cores()
                            + " cores), got one of " + there.processor() + ", " + there.cores() + " cores");
        }
        return baseline;
    }

    private static Json.File parse(Path path) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new IllegalArgumentException("baseline " + path + ": wanted at most " + (MOST_BYTES >> 20)
                        + " MB of JSON, got " + (Files.size(path) >> 20) + " MB");
            }
            Json.File file = Json.GSON.fromJson(Files.readString(path), Json.File.class);
            if (file == null || !Objects.equals(file.format(), Json.FORMAT) || isIncomplete(file)) {
                throw new IllegalArgumentException(
                        "baseline " + path + ": wanted a file that compare --json has written, got another JSON");
            }
            return file;
        } catch (JsonParseException | CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "baseline " + path + ": wanted a file that compare --json has written, got no such JSON", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("baseline " + path + ": wanted a file that can be read, got " + e, e);
        }
    }

    /** Gson leaves out what a file leaves out, whatever the types say. */
    @SuppressWarnings("ConstantConditions")
    private static boolean isIncomplete(Json.File file) {
        return Objects.isNull(file.records())
                || Objects.isNull(file.machine())
                || Objects.isNull(file.machine().processor())
                || file.records().stream()
                        .anyMatch(one -> Objects.isNull(one)
                                || Objects.isNull(one.layer())
                                || Objects.isNull(one.executor())
                                || !(one.medianMs() > 0));
    }

    /**
     * @throws IllegalArgumentException when it tells nothing of these works by these executors
     */
    public void requireAnyOf(List<Work> works, List<Executor> executors, int threads) {
        boolean any = works.stream()
                .anyMatch(work -> executors.stream()
                        .anyMatch(executor ->
                                find(work.name(), executor.name(), threads).isPresent()));
        if (!any) {
            throw new IllegalArgumentException("baseline " + path
                    + ": wanted records of this suite by these executors on " + threads + " threads, got none");
        }
    }

    Optional<Json.Record> find(String layer, String executor, int threads) {
        return file.records().stream()
                .filter(one -> one.layer().equals(layer) && one.executor().equals(executor) && one.threads() == threads)
                .findFirst();
    }
}
