package conv4j.fuzz;

import conv4j.image.ImageFormatException;
import conv4j.image.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Any bytes as a picture. */
public final class PictureFuzzing {
    private PictureFuzzing() {}

    /** Jazzer calls this; whatever it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Path file = Files.createTempFile("conv4j-fuzz", ".picture");
        try {
            Picture.read(Files.write(file, data));
        } catch (ImageFormatException refusal) {
            if (String.valueOf(refusal.getMessage()).lines().count() != 1) {
                throw new AssertionError("not one line", refusal);
            }
        } finally {
            Files.delete(file);
        }
    }
}
