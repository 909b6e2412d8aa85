package conv4j.kernel.vector;

import conv4j.kernel.Bounds;
import conv4j.kernel.DeclaredKernel;
import conv4j.kernel.Kernel;
import conv4j.op.Axes;
import conv4j.op.Elementwise;
import conv4j.op.Softmax;
import conv4j.tensor.Shape;

/**
 * Softmax line by line, along any axis of a plain tensor: exponentials on vectors, their sum in double precision since it
 * may have a thousand and more terms.
 *
 * @param length elements in a line, which lie {@code inner} apart
 */
record SoftmaxLines(int length, int inner, boolean logarithm, RowFunction exponential) {

    static Kernel<Softmax> kernel(VectorUnit unit) {
        Elementwise exponential = Elementwise.of(Elementwise.Function.EXP);
        return new DeclaredKernel<>(
                "vector/softmax/lines",
                Softmax.class,
                DeclaredKernel.Choice.alone((op, inputs, epilogue) -> Refusals.unless(
                        inputs.get(0).elements() > 0, "takes at least one element, got " + inputs.get(0))),
                (op, inputs, epilogue) -> {
                    Shape shape = inputs.get(0);
                    int axis = Axes.fromStart(op.name(), op.axis(), shape.rank());
                    int inner = 1;
                    for (int i = axis + 1; i < shape.rank(); i++) {
                        inner *= shape.extent(i);
                    }
                    RowFunction rows = RowFunction.of(exponential, Bounds.NONE, shape.elements(), unit);
                    SoftmaxLines lines = new SoftmaxLines(shape.extent(axis), inner, op.logarithm(), rows);
                    return SharedComputation.plain(shape, 1, (in, out) -> lines.bind(in.get(0), out));
                });
    }

    private SharedComputation.Work bind(float[] in, float[] out) {
        int all = in.length / length;
        int inTask = Math.max(1, RowTasks.NUMBERS / length);
        // What is subtracted from, and what the exponentials are.
        WorkerRooms rooms = new WorkerRooms(2 * length);
        SharedComputation.Work work = new SharedComputation.Work((all - 1) / inTask + 1, (index, worker) -> {
            for (int line = index * inTask; line < Math.min(all, (index + 1) * inTask); line++) {
                softmax(in, line / inner * length * inner + line % inner, rooms.of(worker), out);
            }
        });
        return work.after(rooms::open);
    }

    private void softmax(float[] in, int start, float[] room, float[] out) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            largest = Math.max(largest, in[start + i * inner]);
        }
        for (int i = 0; i < length; i++) {
            room[i] = in[start + i * inner] - largest;
        }
        exponential.row(room, 0, room, length, length);
        double sum = 0;
        for (int i = length; i < 2 * length; i++) {
            sum += room[i];
        }
        double shift = Math.log(sum);
        for (int i = 0; i < length; i++) {
            out[start + i * inner] = (float) (logarithm ? room[i] - shift : room[length + i] / sum);
        }
    }
}
