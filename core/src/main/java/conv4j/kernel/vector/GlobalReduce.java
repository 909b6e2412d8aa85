package conv4j.kernel.vector;

import conv4j.kernel.Buffer;
import conv4j.kernel.DeclaredKernel;
import conv4j.kernel.Kernel;
import conv4j.kernel.Layout;
import conv4j.kernel.PlainLayout;
import conv4j.op.Axes;
import conv4j.op.Reduce;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Global pooling: each channel of a feature map becomes one number. */
final class GlobalReduce {
    private static final Map<Reduce.Function, RowReduction.Step> STEPS = new EnumMap<>(Map.of(
            Reduce.Function.SUM, RowReduction.Step.SUM,
            Reduce.Function.MEAN, RowReduction.Step.SUM,
            Reduce.Function.MAX, RowReduction.Step.MAX,
            Reduce.Function.MIN, RowReduction.Step.MIN));

    private GlobalReduce() {}

    static Kernel<Reduce> kernel(VectorUnit unit) {
        return new DeclaredKernel<>(
                "vector/reduce/global",
                Reduce.class,
                DeclaredKernel.Choice.alone((op, inputs, epilogue) -> Refusals.unlessInBlocks(inputs.get(0), unit)
                        .or(() -> Refusals.unless(
                                STEPS.containsKey(op.function()),
                                "takes sums, means, maxima and minima, got " + op.name()))
                        .or(() -> Refusals.unless(
                                Set.copyOf(Axes.fromStart(op.name(), op.axes(), 4))
                                        .equals(Set.of(2, 3)),
                                "reduces height and width, got axes " + op.axes()))),
                (op, inputs, epilogue) -> prepare(op, inputs.get(0), unit));
    }

    private static SharedComputation prepare(Reduce op, Shape input, VectorUnit unit) {
        Layout blocks = new BlockedLayout(unit.lanes(), Halo.NONE);
        boolean keeps = op.keepDimensions();
        Shape output =
                keeps ? Shape.of(input.extent(0), input.extent(1), 1, 1) : Shape.of(input.extent(0), input.extent(1));
        RowReduction.Step step = STEPS.getOrDefault(op.function(), RowReduction.Step.SUM);
        int cells = op.function() == Reduce.Function.MEAN ? input.extent(2) * input.extent(3) : 1;
        RowReduction rows = RowReduction.of(new RowReduction.Form(unit.lanes(), step));
        return new SharedComputation(output, keeps ? blocks : PlainLayout.PLAIN, List.of(blocks), (inputs, out) -> {
            BlockedBuffer in = (BlockedBuffer) inputs.get(0);
            Places places = new Places(in, out);
            float[] result = places.values();
            float[] found = new float[in.planes() * unit.lanes()];
            return new SharedComputation.Work(in.planes(), (plane, worker) -> {
                int first = plane * unit.lanes();
                Arrays.fill(found, first, first + unit.lanes(), step.start());
                for (int ih = 0; ih < in.height(); ih++) {
                    int from = in.planeOffset(plane) + ih * in.rowPitch();
                    rows.row(in.values(), from, in.width(), found, first);
                }
                int at = places.of(plane);
                int channels = Math.min(unit.lanes(), in.channels() - plane % in.blocks() * unit.lanes());
                for (int lane = 0; lane < channels; lane++) {
                    result[at + lane] = found[first + lane] / cells;
                }
            });
        });
    }

    /** Where the channels of a block go. */
    private record Places(BlockedBuffer in, Buffer out) {

        float[] values() {
            return out instanceof BlockedBuffer blocked
                    ? blocked.values()
                    : out.tensor().values();
        }

        int of(int plane) {
            return out instanceof BlockedBuffer blocked
                    ? blocked.planeOffset(plane)
                    : plane / in.blocks() * in.channels()
                            + plane % in.blocks() * in.layout().block();
        }
    }
}
