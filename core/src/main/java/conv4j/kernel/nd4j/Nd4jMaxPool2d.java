package conv4j.kernel.nd4j;

import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.MaxPool2d;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's {@code maxpool2d}, which starts at -3.402823e38 and takes a cell when it is greater: right as long as the cells
 * are greater than that and each window meets one. M2.1 passes over NaN, and gives -3.402823e38 where only negative
 * infinity, a number as low as that, or padding is under the window; such inputs take {@link ExactMaxPool}.
 */
final class Nd4jMaxPool2d implements Kernel<MaxPool2d> {
    @Override
    public String name() {
        return "nd4j/max_pool2d/direct";
    }

    @Override
    public Class<MaxPool2d> op() {
        return MaxPool2d.class;
    }

    @Override
    public Optional<Refusal> refusal(MaxPool2d op, List<Shape> inputs) {
        return memoryRefusal(op.window(), inputs.get(0));
    }

    @Override
    public Computation prepare(MaxPool2d op, List<Shape> inputs) {
        Border border = Border.of(op.window(), inputs.get(0));
        Stage exact = new ExactMaxPool(border);
        return new Nd4jComputation(border.meetsInputEverywhere() ? new OrdinaryFirst(pool(border), exact) : exact);
    }

    /** Whether there is no room for what a pool reads and writes. */
    static Optional<Refusal> memoryRefusal(Window window, Shape input) {
        Border border = Border.of(window, input);
        int height = border.rows().places();
        int width = border.columns().places();
        Shape output = Shape.of(input.extent(0), input.extent(1), height, width);
        return OffHeap.refusal(input, border.paddedInput(input), output);
    }

    /** The greatest cell under each window that meets one greater than where {@code maxpool2d} starts. */
    static Stage pool(Border border) {
        return border.around(Double.NEGATIVE_INFINITY, new NativeOp("maxpool2d", border.window(0, 1, 0)));
    }

    /** One stage for inputs of numbers that are not extreme, another for the rest. */
    private record OrdinaryFirst(Stage ordinary, Stage any) implements Stage {
        private static final double EXTREME = 1e38;

        @Override
        public void run(INDArray input, Nd4jBuffer output) {
            (isOrdinary(input) ? ordinary : any).run(input, output);
        }

        /**
         * One cell that is NaN, infinite or extreme makes the sum of absolute values so. BLAS takes 0.05 ms for it on
         * 64 x 112 x 112, the pool 1.2 ms. A sum too large of cells that are not makes a needless detour, no error.
         */
        private static boolean isOrdinary(INDArray input) {
            return input.isEmpty() || Nd4j.getBlasWrapper().level1().asum(input) < EXTREME;
        }

        @Override
        public void close() {
            ordinary.close();
            any.close();
        }
    }
}
