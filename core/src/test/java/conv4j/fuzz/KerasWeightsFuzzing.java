package conv4j.fuzz;

import java.io.IOException;

/** Any bytes as the {@code model.weights.h5} of a Keras archive. */
public final class KerasWeightsFuzzing {
    private KerasWeightsFuzzing() {}

    /** Jazzer calls this; whatever it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        KerasPart.load("model.weights.h5", data);
    }
}
