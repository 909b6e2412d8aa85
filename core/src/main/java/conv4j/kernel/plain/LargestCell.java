package conv4j.kernel.plain;

import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.op.MaxPool2d;
import conv4j.tensor.Shape;
import java.util.List;

/** The largest cell; cells of the padding never are. */
record LargestCell() implements ChannelReduction {

    static Computation prepare(MaxPool2d op, List<Shape> inputs, Epilogue epilogue) {
        return ChannelRows.prepare(op.window(), inputs.get(0), new LargestCell(), epilogue);
    }

    @Override
    public float outside() {
        return Float.NEGATIVE_INFINITY;
    }

    @Override
    public int columns() {
        return 1;
    }

    @Override
    public void down(int channel, float[][] rows, float[][] results, int length) {
        System.arraycopy(rows[0], 0, results[0], 0, length);
        Rows.max(results[0], rows, 1, length);
    }

    @Override
    public void along(float[] result, float[][] others, int length) {
        Rows.max(result, others, 0, length);
    }
}
