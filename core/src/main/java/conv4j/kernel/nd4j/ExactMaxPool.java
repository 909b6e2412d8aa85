package conv4j.kernel.nd4j;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The greatest cell under each window for every input, NaN and infinities included, in 9 to 12 times the time of
 * {@code maxpool2d} alone. In float64 the number that {@code maxpool2d} starts at, -1.8e308, is below every float32 but
 * negative infinity, and becomes that when it is cast back. NaN is brought in by addition: a sum over the window of
 * cells clipped to 0..1e-300, which is too little to change any float32, or NaN where one is under the window.
 */
final class ExactMaxPool implements Stage {
    private static final List<Double> HARDLY_ANYTHING = List.of(0.0, 1e-300);

    private final NativeOp widen = new NativeOp("cast", DataType.DOUBLE.toInt());
    private final Stage greatest;
    private final Stage nan;
    private final NativeOp add = new NativeOp("add");
    private final NativeOp narrow = new NativeOp("cast", DataType.FLOAT.toInt());
    private final Nd4jBuffer wide = new Nd4jBuffer();
    private final Nd4jBuffer greatestCells = new Nd4jBuffer();
    private final Nd4jBuffer nanCells = new Nd4jBuffer();
    private final Nd4jBuffer sum = new Nd4jBuffer();

    ExactMaxPool(Border border) {
        greatest = Nd4jMaxPool2d.pool(border);
        nan = new Chain(
                new NativeOp("clipbyvalue", List.of(), HARDLY_ANYTHING),
                border.around(0, Nd4jAveragePool2d.pool(border, Nd4jAveragePool2d.BY_NOTHING)));
    }

    @Override
    public void run(INDArray input, Nd4jBuffer output) {
        widen.run(input, wide);
        greatest.run(wide.array(), greatestCells);
        nan.run(wide.array(), nanCells);
        add.run(List.of(greatestCells.array(), nanCells.array()), sum);
        narrow.run(sum.array(), output);
    }

    @Override
    public void close() {
        List.of(widen, greatest, nan, add, narrow).forEach(Stage::close);
        List.of(wide, greatestCells, nanCells, sum).forEach(Nd4jBuffer::close);
    }
}
