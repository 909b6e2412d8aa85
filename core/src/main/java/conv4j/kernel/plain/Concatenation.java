package conv4j.kernel.plain;

import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Pass;
import conv4j.op.Axes;
import conv4j.op.Concat;
import conv4j.tensor.Shape;
import java.util.List;

/** Copies each input's part of each outer element. */
final class Concatenation {
    private Concatenation() {}

    static Computation prepare(Concat op, List<Shape> inputs, Epilogue epilogue) {
        int[] extents = inputs.get(0).toArray();
        int axis = Axes.fromStart(op.name(), op.axis(), extents.length);
        extents[axis] = inputs.stream().mapToInt(input -> input.extent(axis)).sum();
        int outer = 1;
        for (int i = 0; i < axis; i++) {
            outer *= extents[i];
        }
        int elements = outer;
        return new RowComputation(Shape.of(extents), (in, out) -> bind(in, out, elements));
    }

    private static Pass bind(List<float[]> inputs, float[] output, int outer) {
        int[] lengths = inputs.stream()
                .mapToInt(part -> outer == 0 ? 0 : part.length / outer)
                .toArray();
        int[] starts = new int[lengths.length];
        int whole = 0;
        for (int part = 0; part < starts.length; part++) {
            starts[part] = whole;
            whole += lengths[part];
        }
        int all = whole;
        return workers -> workers.each(outer * starts.length, (index, worker) -> {
            int part = index % starts.length;
            int element = index / starts.length;
            int length = lengths[part];
            System.arraycopy(inputs.get(part), element * length, output, element * all + starts[part], length);
        });
    }
}
