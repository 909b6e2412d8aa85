package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.PlainComputation;
import conv4j.op.Conv2d;
import conv4j.op.Walk;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Convolution as it is defined: for each output element, the sum over channels and window. Sums in float32. */
final class ReferenceConv2d implements Kernel<Conv2d> {
    @Override
    public String name() {
        return "reference/conv2d/direct";
    }

    @Override
    public Class<Conv2d> op() {
        return Conv2d.class;
    }

    @Override
    public Computation prepare(Conv2d op, List<Shape> inputs) {
        Shape input = inputs.get(0);
        Walk rows = op.window().height().walk(input.extent(2));
        Walk columns = op.window().width().walk(input.extent(3));
        Shape output = Shape.of(input.extent(0), op.outputChannels(), rows.places(), columns.places());
        return new PlainComputation(output, (in, out) -> convolve(op, rows, columns, in.get(0), out));
    }

    private static void convolve(Conv2d op, Walk rows, Walk columns, Tensor in, Tensor out) {
        int channels = op.inputChannels();
        int outputChannels = op.outputChannels();
        int outputChannelsPerGroup = outputChannels / op.groups();
        float[] y = out.values();
        int o = 0;
        for (int n = 0; n < in.shape().extent(0); n++) {
            for (int oc = 0; oc < outputChannels; oc++) {
                int firstChannel = oc / outputChannelsPerGroup * op.inputChannelsPerGroup();
                float bias = bias(op.bias(), oc);
                for (int oh = 0; oh < rows.places(); oh++) {
                    for (int ow = 0; ow < columns.places(); ow++) {
                        y[o++] = bias + sum(op, rows, columns, in, n * channels + firstChannel, oc, oh, ow);
                    }
                }
            }
        }
    }

    /** One output element without its bias; plane is the first of the group's input channels, batch counted in. */
    private static float sum(Conv2d op, Walk rows, Walk columns, Tensor in, int plane, int oc, int oh, int ow) {
        int kernelHeight = op.window().height().size();
        int kernelWidth = op.window().width().size();
        int height = rows.length();
        int width = columns.length();
        float[] x = in.values();
        float[] w = op.weights().values();
        int weight = oc * op.inputChannelsPerGroup() * kernelHeight * kernelWidth;
        float sum = 0;
        for (int ic = 0; ic < op.inputChannelsPerGroup(); ic++) {
            for (int kh = 0; kh < kernelHeight; kh++) {
                int ih = rows.cell(oh, kh);
                for (int kw = 0; kw < kernelWidth; kw++, weight++) {
                    int iw = columns.cell(ow, kw);
                    if (rows.inInput(ih) && columns.inInput(iw)) {
                        sum += x[((plane + ic) * height + ih) * width + iw] * w[weight];
                    }
                }
            }
        }
        return sum;
    }

    private static float bias(@Nullable Tensor bias, int oc) {
        return bias == null ? 0 : bias.values()[oc];
    }
}
