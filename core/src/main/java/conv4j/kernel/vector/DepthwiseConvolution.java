package conv4j.kernel.vector;

import conv4j.kernel.Buffer;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Pass;
import conv4j.op.Conv2d;
import conv4j.op.Walk;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A convolution with one filter for each channel, over blocked buffers. */
final class DepthwiseConvolution implements BlockedComputation {
    private final VectorUnit unit;
    private final Walk rows;
    private final Walk columns;
    private final Shape output;
    private final TermOrder window;
    private final LaneTile tile;
    private final Epilogue epilogue;
    /** One array a block of channels: window x lanes. */
    private final List<float[]> weights = new ArrayList<>();
    /** One array a block of channels. */
    private final List<float[]> biases = new ArrayList<>();

    DepthwiseConvolution(Conv2d op, Shape input, Epilogue epilogue, VectorUnit unit) {
        this.unit = unit;
        this.rows = op.window().height().walk(input.extent(2));
        this.columns = op.window().width().walk(input.extent(3));
        this.output = Shape.of(input.extent(0), op.outputChannels(), rows.places(), columns.places());
        this.window = new TermOrder(op.window(), unit.lanes(), 0, 1);
        this.tile = LaneTile.of(
                LaneTile.Reduction.PRODUCT,
                epilogue.atTheStore(),
                unit,
                op.window().height().size(),
                op.window().width().dilation() == 1 ? op.window().width().size() : 0,
                Tiling.stride(columns),
                columns.places());
        this.epilogue = epilogue;
        for (int first = 0; first < op.outputChannels(); first += unit.lanes()) {
            pack(op, first);
        }
    }

    private void pack(Conv2d op, int first) {
        float[] packed = new float[window.count() * unit.lanes()];
        float[] bias = new float[unit.lanes()];
        for (int lane = 0; lane < Math.min(unit.lanes(), op.outputChannels() - first); lane++) {
            int filter = first + lane;
            int column = lane;
            window.each((t, ic, kh, kw) ->
                    packed[t * unit.lanes() + column] = op.weights().get(filter, 0, kh, kw));
            bias[lane] = op.bias() == null ? 0 : op.bias().values()[filter];
        }
        weights.add(packed);
        biases.add(bias);
    }

    @Override
    public VectorUnit unit() {
        return unit;
    }

    @Override
    public Shape output() {
        return output;
    }

    @Override
    public Halo halo(int input) {
        return input == 0 ? Halo.around(rows, columns) : Halo.NONE;
    }

    @Override
    public Pass bind(List<Buffer> inputs, Buffer output) {
        BlockedBuffer in = (BlockedBuffer) inputs.get(0);
        BlockedBuffer residual = (BlockedBuffer) inputs.get(inputs.size() - 1);
        BlockedBuffer out = (BlockedBuffer) output;
        int[] offsets = window.offsets(in);
        LaneTile.Operands operands = new LaneTile.Operands(in.values(), offsets, 0, offsets.length, 1, out.values());
        RowEpilogue last = RowEpilogue.of(epilogue, unit);
        int[] inPlanes = in.planeOffsets();
        int[] outPlanes = out.planeOffsets();
        int[] residualPlanes = residual.planeOffsets();
        return new BandedRows(this.output, unit, (plane, oh, worker) -> {
            int block = plane % weights.size();
            int at = outPlanes[plane] + oh * out.rowPitch();
            int first = inPlanes[plane] + rows.start(oh) * in.rowPitch() + columns.start(0) * unit.lanes();
            tile.row(operands, biases.get(block), weights.get(block), first, at, columns.places());
            if (epilogue.residual()) {
                int residualAt = residualPlanes[plane] + oh * residual.rowPitch();
                last.row(out.values(), at, residual.values(), residualAt, columns.places() * unit.lanes());
            }
        });
    }

    @Override
    public Optional<Walk> bands() {
        return Optional.of(rows);
    }
}
