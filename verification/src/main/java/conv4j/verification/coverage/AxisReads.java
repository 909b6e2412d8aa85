package conv4j.verification.coverage;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.Op;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import conv4j.verification.Kind;
import conv4j.verification.execution.AxisExecutor;
import conv4j.verification.execution.Executor;
import conv4j.verification.execution.Outcome;
import conv4j.verification.twin.Illumination;
import conv4j.verification.twin.StructureTwin;
import conv4j.verification.twin.TwinLayer;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * Who reads what along one axis, as an executed kernel showed it.
 *
 * @param length cells of the input
 * @param readers for each cell of the output, the cells of the input that it reads
 */
public record AxisReads(int length, List<BitSet> readers) {
    public AxisReads {
        readers = List.copyOf(readers);
    }

    /**
     * Lights each cell of a row alone, all rows in one batch, and looks which outputs it reaches.
     *
     * @throws conv4j.tensor.ShapeException when the window lands nowhere
     */
    public static AxisReads measure(Kind kind, WindowAxis axis, int length) {
        Op op = AxisExecutor.op(kind, new Window(WindowAxis.of("height", 1), axis));
        Tensor dark = Tensor.zeros(Shape.of(1, 1, 1, length));
        if (new Executor(new ReferenceBackend()).run(op, List.of(dark)) instanceof Outcome.Illegal illegal) {
            throw new ShapeException(illegal.message());
        }
        TwinLayer layer = TwinLayer.alone("layer", "row", op);
        try (Illumination row = new Illumination(StructureTwin.graph(layer), List.of(dark.shape()))) {
            return new AxisReads(length, Objects.requireNonNull(row.reads(0, 3).get(layer.name())));
        }
    }

    /** How often each cell of the input is read. */
    public long[] counts() {
        long[] counts = new long[length];
        readers.forEach(read -> read.stream().forEach(cell -> counts[cell]++));
        return counts;
    }

    /** Cells of the output. */
    public int places() {
        return readers.size();
    }
}
