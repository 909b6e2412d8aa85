package conv4j.benchmarks.compare;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The records of {@link Json} as a table with a header: a line each, three columns for each peer. */
public final class Csv {
    private static final List<String> OF_PEER = List.of("ratio", "low", "high");

    private Csv() {}

    public static String of(Comparison.Outcome outcome) {
        List<JsonObject> records = outcome.timed().stream()
                .map(one -> Json.GSON.toJsonTree(Json.record(one)).getAsJsonObject())
                .toList();
        TreeSet<String> peers = new TreeSet<>();
        outcome.timed().forEach(one -> peers.add(one.executor()));
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            for (int i = 0; i < records.size(); i++) {
                Map<String, JsonElement> fields = records.get(i).asMap();
                if (i == 0) {
                    csv.writeRecord(header(fields, peers));
                }
                csv.writeRecord(line(fields, peers));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("CSV: " + e.getMessage(), e);
        }
        return text.toString();
    }

    private static List<String> header(Map<String, JsonElement> fields, TreeSet<String> peers) {
        List<String> header = new ArrayList<>();
        fields.keySet().stream().filter(name -> !name.equals("ratios")).forEach(header::add);
        peers.forEach(peer -> OF_PEER.forEach(part -> header.add(part + "_to_" + peer)));
        return header;
    }

    private static List<String> line(Map<String, JsonElement> fields, TreeSet<String> peers) {
        List<String> line = new ArrayList<>();
        JsonObject ratios = new JsonObject();
        for (Map.Entry<String, JsonElement> field : fields.entrySet()) {
            if (field.getKey().equals("ratios")) {
                ratios = field.getValue().getAsJsonObject();
            } else {
                line.add(text(field.getValue()));
            }
        }
        for (String peer : peers) {
            for (String part : OF_PEER) {
                line.add(ratios.has(peer) ? text(ratios.getAsJsonObject(peer).get(part)) : "");
            }
        }
        return line;
    }

    private static String text(JsonElement value) {
        return value.isJsonNull() ? "" : value.getAsString();
    }
}
