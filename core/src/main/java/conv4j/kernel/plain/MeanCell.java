package conv4j.kernel.plain;

import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.op.AveragePool2d;
import conv4j.op.Walk;
import conv4j.tensor.Shape;
import java.util.List;

/**
 * The sum of the cells, divided by how many of them count.
 *
 * @param divisors cells under the window at each place
 */
record MeanCell(float[] divisors) implements ChannelReduction {

    static Computation prepare(AveragePool2d op, List<Shape> inputs, Epilogue epilogue) {
        Walk rows = op.window().height().walk(inputs.get(0).extent(2));
        Walk columns = op.window().width().walk(inputs.get(0).extent(3));
        float[] counted = new float[rows.places() * columns.places()];
        for (int oh = 0; oh < rows.places(); oh++) {
            for (int ow = 0; ow < columns.places(); ow++) {
                counted[oh * columns.places() + ow] =
                        (float) counted(rows, oh, op.countIncludePad()) * counted(columns, ow, op.countIncludePad());
            }
        }
        MeanCell mean = new MeanCell(counted);
        return ChannelRows.prepare(op.window(), inputs.get(0), mean, epilogue);
    }

    private static int counted(Walk walk, int place, boolean paddingCounts) {
        int counted = 0;
        for (int tap = 0; tap < walk.axis().size(); tap++) {
            int cell = walk.cell(place, tap);
            counted += walk.inInput(cell) || paddingCounts && walk.inPaddedInput(cell) ? 1 : 0;
        }
        return counted;
    }

    @Override
    public float outside() {
        return 0;
    }

    @Override
    public int columns() {
        return 1;
    }

    @Override
    public void down(int channel, float[][] rows, float[][] results, int length) {
        System.arraycopy(rows[0], 0, results[0], 0, length);
        Rows.add(results[0], rows, 1, length);
    }

    @Override
    public void along(float[] result, float[][] others, int length) {
        Rows.add(result, others, 0, length);
    }
}
