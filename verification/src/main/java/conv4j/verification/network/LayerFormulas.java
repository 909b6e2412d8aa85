package conv4j.verification.network;

import conv4j.op.BatchNormalization;
import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.Dense;
import conv4j.op.MatMul;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Closed forms for what a layer holds and does, as texts print them. F is the window, C the channels that come in, D the
 * filters, o the output.
 */
public final class LayerFormulas {
    private LayerFormulas() {}

    /** {@code (F * F * C/groups + 1) * D}, the 1 for a bias; {@code (in + 1) * out}; a number for each channel. */
    static OptionalLong parameters(Op op) {
        if (op instanceof Conv2d conv) {
            return OptionalLong.of(
                    (area(conv.window().height(), conv.window().width()) * conv.inputChannels() / conv.groups()
                                    + bias(conv.bias()))
                            * conv.outputChannels());
        }
        if (op instanceof ConvTranspose2d conv) {
            return OptionalLong.of(area(conv.window().height(), conv.window().width())
                            * conv.inputChannels()
                            / conv.groups()
                            * conv.outputChannels()
                    + (long) bias(conv.bias()) * conv.outputChannels());
        }
        if (op instanceof Dense dense) {
            return OptionalLong.of((long) (dense.inputs() + bias(dense.bias())) * dense.outputs());
        }
        if (op instanceof BatchNormalization norm) {
            return OptionalLong.of((2L + bias(norm.scale()) + bias(norm.offset())) * norm.channels());
        }
        return op.parameters().isEmpty() ? OptionalLong.of(0) : OptionalLong.empty();
    }

    private static int bias(@Nullable Object bias) {
        return bias == null ? 0 : 1;
    }

    private static long area(WindowAxis height, WindowAxis width) {
        return (long) height.size() * width.size();
    }

    /**
     * {@code N * oh * ow * D * C/groups * Fh * Fw}, and without the multiplications that meet padding
     * {@code N * D * C/groups} times, for each axis, the sum over k of
     * {@code min(o - 1, floor((I - 1 + P - kD)/S)) - max(0, ceil((P - kD)/S)) + 1}, where D is the dilation; likewise for
     * transposed convolutions, in which S and I belong to the output.
     *
     * @param output of the layer, as predicted
     */
    static Ticks multiplyAdds(Op op, List<Shape> inputs, Shape output) {
        if (op instanceof Conv2d conv) {
            long filters = (long) output.extent(0) * conv.outputChannels() * conv.inputChannelsPerGroup();
            Shape input = inputs.get(0);
            long places = (long) output.extent(2) * output.extent(3);
            long met = onInput(conv.window().height(), input.extent(2), output.extent(2))
                    * onInput(conv.window().width(), input.extent(3), output.extent(3));
            long all = places * area(conv.window().height(), conv.window().width());
            return new Ticks(filters * met, filters * (all - met), conv.bias() == null ? 0 : output.elements());
        }
        if (op instanceof ConvTranspose2d conv) {
            return transposed(conv, inputs.get(0), output);
        }
        if (op instanceof Dense dense) {
            return new Ticks(output.elements() * dense.inputs(), 0, dense.bias() == null ? 0 : output.elements());
        }
        if (op instanceof MatMul) {
            Shape a = inputs.get(0);
            return new Ticks(output.elements() * a.extent(a.rank() - 1), 0, 0);
        }
        return new Ticks(op.multiplyAdds(inputs, output), 0, 0);
    }

    private static Ticks transposed(ConvTranspose2d conv, Shape input, Shape output) {
        WindowAxis height = conv.window().height();
        WindowAxis width = conv.window().width();
        long filters = (long) input.extent(0) * conv.inputChannels() * conv.outputChannelsPerGroup();
        // The roles of input and output are exchanged: a window lands once for each cell of the input.
        long cutAbove = cutBefore(height, input.extent(2), conv.outputPaddingHeight());
        long cutLeft = cutBefore(width, input.extent(3), conv.outputPaddingWidth());
        long met = within(height, output.extent(2), input.extent(2), cutAbove)
                * within(width, output.extent(3), input.extent(3), cutLeft);
        long all = (long) input.extent(2) * input.extent(3) * area(height, width);
        return new Ticks(filters * met, filters * (all - met), conv.bias() == null ? 0 : output.elements());
    }

    /** Of same padding, what is covered beyond a stride for each cell of the input, halved. */
    private static long cutBefore(WindowAxis axis, int input, int outputPadding) {
        if (axis.padding() instanceof Padding.Explicit explicit) {
            return explicit.before();
        }
        return halved(axis, (input - 1L) * axis.stride() + reach(axis) + outputPadding - (long) input * axis.stride());
    }

    private static long halved(WindowAxis axis, long missing) {
        long all = Math.max(0, missing);
        return axis.padding() == Padding.Same.UPPER ? all / 2 : all - all / 2;
    }

    private static long onInput(WindowAxis axis, int input, int output) {
        return within(axis, input, output, paddingBefore(axis, input));
    }

    private static long within(WindowAxis axis, int length, int places, long before) {
        long met = 0;
        for (int k = 0; k < axis.size(); k++) {
            long offset = before - (long) k * axis.dilation();
            long last = Math.min(places - 1, Math.floorDiv(length - 1 + offset, (long) axis.stride()));
            long first = Math.max(0, -Math.floorDiv(-offset, (long) axis.stride()));
            met += Math.max(0, last - first + 1);
        }
        return met;
    }

    /** P before the input; of same padding {@code max((ceil(I/S) - 1)S + F' - I, 0)}, halved, the odd cell as it says. */
    static long paddingBefore(WindowAxis axis, int input) {
        if (axis.padding() instanceof Padding.Explicit explicit) {
            return explicit.before();
        }
        long places = -Math.floorDiv(-(long) input, (long) axis.stride());
        return halved(axis, (places - 1) * axis.stride() + reach(axis) - input);
    }

    /** F' = (F-1)D + 1. */
    static long reach(WindowAxis axis) {
        return (axis.size() - 1L) * axis.dilation() + 1;
    }
}
