package conv4j.kernel.vector;

import conv4j.kernel.Packing;
import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/**
 * The weights of a transposed convolution that one phase of the stride in rows and columns meets, as panels of the
 * convolution of stride 1 that the phase is.
 */
record PhaseWeights(
        List<Integer> rowTaps, int rowDilation, List<Integer> columnTaps, int columnDilation, VectorUnit unit)
        implements Packing<ConvTranspose2d, List<PackedPanel>> {

    PhaseWeights(ScatterPhase row, ScatterPhase column, VectorUnit unit) {
        this(row.taps(), row.dilation(), column.taps(), column.dilation(), unit);
    }

    /** Whether any tap does: else the outputs are the bias. */
    boolean meets() {
        return !rowTaps.isEmpty() && !columnTaps.isEmpty();
    }

    @Override
    public List<PackedPanel> pack(ConvTranspose2d op) {
        Window window = new Window(
                WindowAxis.of("height", meets() ? rowTaps.size() : 1).withDilation(rowDilation),
                WindowAxis.of("width", meets() ? columnTaps.size() : 1).withDilation(columnDilation));
        int perGroup = op.inputChannels() / op.groups();
        Tensor weights = Tensor.zeros(Shape.of(
                op.outputChannels(),
                perGroup,
                window.height().size(),
                window.width().size()));
        for (int oc = 0; meets() && oc < op.outputChannels(); oc++) {
            int firstInput = oc / op.outputChannelsPerGroup() * perGroup;
            for (int ic = 0; ic < perGroup; ic++) {
                for (int kh = 0; kh < rowTaps.size(); kh++) {
                    for (int kw = 0; kw < columnTaps.size(); kw++) {
                        float weight = op.weights()
                                .get(
                                        firstInput + ic,
                                        oc % op.outputChannelsPerGroup(),
                                        rowTaps.get(kh),
                                        columnTaps.get(kw));
                        weights.set(weight, oc, ic, kh, kw);
                    }
                }
            }
        }
        return PackedPanel.pack(
                new Conv2d(window, op.groups(), weights, op.bias()),
                unit.lanes(),
                Tiling.panels(unit).blocks());
    }
}
