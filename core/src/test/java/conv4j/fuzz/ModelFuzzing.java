package conv4j.fuzz;

import conv4j.ModelFile;
import conv4j.model.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any bytes as a model file: which format they are of, they say themselves. */
public final class ModelFuzzing {
    private ModelFuzzing() {}

    /** Jazzer calls this; whatever it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Path file = Files.createTempFile("conv4j-fuzz", ".model");
        try {
            load(Files.write(file, data));
        } finally {
            Files.delete(file);
        }
    }

    static void load(Path file) {
        try {
            ModelFile.load(file);
        } catch (ModelFormatException refusal) {
            if (String.valueOf(refusal.getMessage()).lines().count() != 1) {
                throw new AssertionError("not one line", refusal);
            }
        }
    }
}
