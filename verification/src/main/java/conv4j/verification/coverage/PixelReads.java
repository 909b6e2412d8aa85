package conv4j.verification.coverage;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.execution.Executor;
import conv4j.verification.execution.Outcome;
import java.util.List;
import java.util.Optional;

/** Counts reads with nothing taken for granted: each pixel is lit alone, and the outputs that it changes are counted. */
public final class PixelReads {
    /** Pixels that are lit in one batch, times the pixels of each of these pictures: 16 MB. */
    private static final int MOST_NUMBERS = 1 << 22;

    private PixelReads() {}

    /**
     * @param op on one channel, as of {@link conv4j.verification.execution.AxisExecutor#op}
     * @return empty when it cannot be executed on such a picture
     */
    public static Optional<Coverage> of(Op op, int height, int width) {
        Executor executor = new Executor(new ReferenceBackend());
        int pixels = height * width;
        int batch = Math.max(1, Math.min(pixels, MOST_NUMBERS / pixels));
        double[] counts = new double[pixels];
        Tensor dark = Tensor.zeros(Shape.of(1, 1, height, width));
        if (!(executor.run(op, List.of(dark)) instanceof Outcome.Produced unlit)) {
            return Optional.empty();
        }
        float[] nothing = unlit.output().values();
        for (int first = 0; first < pixels; first += batch) {
            int lit = Math.min(batch, pixels - first);
            Tensor pictures = Tensor.zeros(Shape.of(lit, 1, height, width));
            for (int n = 0; n < lit; n++) {
                pictures.values()[n * pixels + first + n] = 1;
            }
            if (executor.run(op, List.of(pictures)) instanceof Outcome.Produced produced) {
                for (int i = 0; i < produced.output().values().length; i++) {
                    float there = nothing[i % nothing.length];
                    if (Float.compare(produced.output().values()[i], there) != 0) {
                        counts[first + i / nothing.length]++;
                    }
                }
            }
        }
        return Optional.of(new Coverage(height, width, counts));
    }
}
