package conv4j.verification.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** A folder of a report's files, each whole or not there. */
public final class ReportFolder {
    private ReportFolder() {}

    /**
     * Writes all files beside their places, and moves them there when the last is whole.
     *
     * @param folder made when it is not there
     * @param contents by file name
     * @throws IOException when the folder cannot be made or written to; nothing half-written is left then
     */
    public static void write(Path folder, Map<String, String> contents) throws IOException {
        Files.createDirectories(folder);
        Map<Path, Path> places = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, String> content : contents.entrySet()) {
                Path beside = folder.resolve(content.getKey() + ".part");
                places.put(beside, folder.resolve(content.getKey()));
                Files.writeString(beside, content.getValue(), StandardCharsets.UTF_8);
            }
            for (Map.Entry<Path, Path> place : places.entrySet()) {
                Files.move(place.getKey(), place.getValue(), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            for (Path beside : places.keySet()) {
                Files.deleteIfExists(beside);
            }
        }
    }
}
