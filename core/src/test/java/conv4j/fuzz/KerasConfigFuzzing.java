package conv4j.fuzz;

import java.io.IOException;

/** Any bytes as the {@code config.json} of a Keras archive. */
public final class KerasConfigFuzzing {
    private KerasConfigFuzzing() {}

    /** Jazzer calls this; whatever it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        KerasPart.load("config.json", data);
    }
}
