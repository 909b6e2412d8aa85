package conv4j.verification.court;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import conv4j.verification.ProblemFormatException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a survey has done so far, in a file: a JSON object of what it surveys, its rules, and its counts. */
final class SurveyState {
    private static final Gson GSON = new Gson();

    private final Path file;
    private final String what;

    /** Fields may be missing from a file that is none of ours. */
    private record Content(
            @Nullable String what,
            @Nullable List<String> rules,
            @Nullable SurveyCounts counts) {}

    /**
     * @param what is surveyed; a file of another survey is refused
     */
    SurveyState(Path file, String what) {
        this.file = file;
        this.what = what;
    }

    private static List<String> rules() {
        return Contenders.RULES.stream()
                .map(rule -> rule.name() + ": " + rule.formula())
                .toList();
    }

    /**
     * @return what was counted before; nothing, when there is no file yet
     * @throws ProblemFormatException when the file is of another survey, or of none
     */
    SurveyCounts read(SurveyCounts nothing) throws IOException {
        if (Files.notExists(file)) {
            return nothing;
        }
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Content content = GSON.fromJson(reader, Content.class);
            if (content == null || content.counts() == null || content.counts().isNotOf(nothing)) {
                throw new ProblemFormatException(file + ": wanted the state of a sweep, got something else");
            }
            if (!what.equals(content.what()) || !rules().equals(content.rules())) {
                throw new ProblemFormatException(file + ": wanted the state of " + what + ", got that of "
                        + (what.equals(content.what()) ? "other rules" : content.what()) + "; name another file");
            }
            return content.counts();
        } catch (JsonParseException e) {
            throw new ProblemFormatException(file + ": wanted the state of a sweep, got no JSON of one");
        }
    }

    /** Writes beside the file and moves into place, so that it is whole whenever the sweep is stopped. */
    void write(SurveyCounts counts) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try (Writer writer = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
            GSON.toJson(new Content(what, rules(), counts), writer);
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
