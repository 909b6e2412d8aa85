package conv4j.model.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A sound {@code .keras} file with another config. */
final class RewrittenModel {
    private RewrittenModel() {}

    static Path write(Path folder, String sound, Consumer<JsonObject> change) throws Exception {
        return writeText(folder, sound, text -> {
            JsonObject config = JsonParser.parseString(text).getAsJsonObject();
            change.accept(config);
            return config.toString();
        });
    }

    static Path writeText(Path folder, String sound, java.util.function.UnaryOperator<String> change) throws Exception {
        Path target = folder.resolve("model.keras");
        try (ZipFile from = new ZipFile(GoldenModelsTest.folder().resolve(sound).toFile());
                OutputStream file = Files.newOutputStream(target);
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (ZipEntry entry : from.stream().toList()) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("config.json")) {
                    bytes = change.apply(new String(bytes, StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8);
                }
                write(to, entry.getName(), bytes);
            }
        }
        return target;
    }

    private static void write(ZipOutputStream to, String name, byte[] bytes) throws IOException {
        to.putNextEntry(new ZipEntry(name));
        to.write(bytes);
        to.closeEntry();
    }

    /** The layer of that number. */
    static JsonObject layer(JsonObject config, int number) {
        JsonElement layers = config.getAsJsonObject("config").get("layers");
        return layers.getAsJsonArray().get(number).getAsJsonObject();
    }

    static JsonObject options(JsonObject config, int number) {
        return layer(config, number).getAsJsonObject("config");
    }
}
