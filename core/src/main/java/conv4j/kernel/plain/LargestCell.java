package conv4j.kernel.plain;

import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.op.MaxPool2d;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/** The largest cell; cells of the padding never are. */
record LargestCell(int height) implements ChannelReduction {

    static Computation prepare(MaxPool2d op, List<Shape> inputs, Epilogue epilogue) {
        LargestCell largest = new LargestCell(op.window().height().size());
        return ChannelRows.prepare(op.window(), inputs.get(0), largest, epilogue);
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
        Arrays.fill(results[0], 0, length, start(channel));
        Rows.max(results[0], rows, height, length);
    }

    @Override
    public float start(int channel) {
        return outside();
    }

    @Override
    public void along(float[] result, float[][] columns, int count, int length) {
        Rows.max(result, columns, count, length);
    }
}
