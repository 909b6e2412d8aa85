package conv4j.kernel.vector;

import conv4j.kernel.DeclaredKernel;
import conv4j.kernel.Kernel;
import conv4j.op.LocalResponseNormalization;
import conv4j.tensor.Shape;
import java.util.Arrays;

/**
 * Local response normalization over blocks of channels: a pixel's squares are gathered from its blocks once, summed in a
 * window that slides over them, and what is divided by is a power of those sums.
 */
record LocalResponseRows(LocalResponseNormalization op, int channels, int lanes, Power power) {

    /** What a sum of squares divides by. */
    @FunctionalInterface
    private interface Power {
        double of(double base);

        /** Roots where the exponent is that of a published network: {@code Math.pow} takes ten times as long. */
        static Power to(float exponent) {
            if (exponent == 0.75f) {
                return base -> {
                    double root = Math.sqrt(base);
                    return root * Math.sqrt(root);
                };
            }
            return exponent == 0.5f ? Math::sqrt : exponent == 1 ? base -> base : base -> Math.pow(base, exponent);
        }
    }

    static Kernel<LocalResponseNormalization> kernel(VectorUnit unit) {
        return new DeclaredKernel<>(
                "vector/local_response_normalization/rows",
                LocalResponseNormalization.class,
                DeclaredKernel.Choice.alone((op, inputs, epilogue) -> Refusals.unlessInBlocks(inputs.get(0), unit)),
                (op, inputs, epilogue) -> {
                    Shape shape = inputs.get(0);
                    return new LocalResponseRows(op, shape.extent(1), unit.lanes(), Power.to(op.beta()))
                            .prepare(shape, unit);
                });
    }

    private SharedComputation prepare(Shape shape, VectorUnit unit) {
        return SharedComputation.blocked(shape, 1, unit, (in, out) -> {
            WorkerRooms rooms = new WorkerRooms(channels + op.size());
            int rows = shape.extent(2);
            SharedComputation.Work work = new SharedComputation.Work(shape.extent(0) * rows, (index, worker) -> {
                for (int iw = 0; iw < shape.extent(3); iw++) {
                    normalize(in.get(0), out, index / rows, index % rows, iw, rooms.of(worker));
                }
            });
            return work.after(rooms::open);
        });
    }

    private void normalize(BlockedBuffer in, BlockedBuffer out, int n, int ih, int iw, float[] squares) {
        int before = (op.size() - 1) / 2;
        Arrays.fill(squares, 0);
        int from = in.offset(n, 0, ih, iw);
        for (int first = 0; first < channels; first += lanes, from += in.planePitch()) {
            for (int c = first; c < Math.min(first + lanes, channels); c++) {
                float x = in.values()[from + c - first];
                squares[before + c] = x * x;
            }
        }
        from = in.offset(n, 0, ih, iw);
        int at = out.offset(n, 0, ih, iw);
        float scale = op.alpha() / op.size();
        for (int first = 0; first < channels; first += lanes, from += in.planePitch(), at += out.planePitch()) {
            for (int c = first; c < Math.min(first + lanes, channels); c++) {
                float sum = 0;
                for (int i = c; i < c + op.size(); i++) {
                    sum += squares[i];
                }
                double divisor = power.of(op.bias() + scale * sum);
                out.values()[at + c - first] = (float) (in.values()[from + c - first] / divisor);
            }
        }
    }
}
