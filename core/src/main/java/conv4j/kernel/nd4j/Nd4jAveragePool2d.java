package conv4j.kernel.nd4j;

import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.AveragePool2d;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** ND4J's {@code avgpool2d}. */
final class Nd4jAveragePool2d implements Kernel<AveragePool2d> {
    /** The sum is divided by the cells of the window, whatever they lie on. */
    private static final long BY_WINDOW = 1;

    /**
     * The sum is not divided: libnd4j's code knows 0 and 1 only. Its 0, "by the cells of the input", divides by 0 or by a
     * negative number where a window meets none, and cannot know a border that {@code pad} has written.
     */
    static final long BY_NOTHING = 2;

    @Override
    public String name() {
        return "nd4j/average_pool2d/direct";
    }

    @Override
    public Class<AveragePool2d> op() {
        return AveragePool2d.class;
    }

    @Override
    public Optional<Refusal> refusal(AveragePool2d op, List<Shape> inputs) {
        return Nd4jMaxPool2d.memoryRefusal(op.window(), inputs.get(0));
    }

    @Override
    public Computation prepare(AveragePool2d op, List<Shape> inputs) {
        Border border = Border.of(op.window(), inputs.get(0));
        Tensor counts = border.counts(op.countIncludePad());
        int cells = border.rows().axis().size() * border.columns().axis().size();
        for (float count : counts.values()) {
            if (count != cells) {
                Stage divide = new NativeOp("divide", List.of(Nd4jBuffer.of(counts)), List.of());
                return new Nd4jComputation(new Chain(border.around(0, pool(border, BY_NOTHING)), divide));
            }
        }
        return new Nd4jComputation(border.around(0, pool(border, BY_WINDOW)));
    }

    static NativeOp pool(Border border, long divisor) {
        return new NativeOp("avgpool2d", border.window(0, divisor, 0));
    }
}
