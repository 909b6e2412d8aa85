package conv4j.plan;

import conv4j.kernel.Packing;
import conv4j.op.BatchNormalization;
import conv4j.op.Conv2d;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A convolution that does what a batch normalization after it does. Its weights can be let go, and are made again of the
 * convolution's own when another kernel wants them.
 */
record FoldedNormalization(BatchNormalization norm) implements Packing<Conv2d, Conv2d> {

    /** {@code (w x + b - mean) * f + offset} is {@code (f w) x + (b - mean) * f + offset}, in double precision until the end. */
    @Override
    public Conv2d pack(Conv2d conv) {
        Tensor bias = Tensor.zeros(Shape.of(conv.outputChannels()));
        for (int oc = 0; oc < conv.outputChannels(); oc++) {
            double shifted = at(conv.bias(), oc, 0) - norm.mean().values()[oc];
            bias.values()[oc] = (float) (shifted * factor(oc) + at(norm.offset(), oc, 0));
        }
        Tensor own = conv.weights();
        Tensor weights = Tensor.of(own.shape(), () -> {
            float[] scaled = scaled(own.values(), conv.outputChannels());
            own.release();
            return scaled;
        });
        return new Conv2d(conv.window(), conv.groups(), weights, bias);
    }

    private float[] scaled(float[] weights, int filters) {
        float[] scaled = new float[weights.length];
        int perFilter = weights.length / filters;
        for (int oc = 0; oc < filters; oc++) {
            double factor = factor(oc);
            for (int i = oc * perFilter; i < (oc + 1) * perFilter; i++) {
                scaled[i] = (float) (weights[i] * factor);
            }
        }
        return scaled;
    }

    private double factor(int oc) {
        return at(norm.scale(), oc, 1) / Math.sqrt((double) norm.variance().values()[oc] + norm.epsilon());
    }

    private static double at(@Nullable Tensor tensor, int i, double otherwise) {
        return tensor == null ? otherwise : tensor.values()[i];
    }
}
