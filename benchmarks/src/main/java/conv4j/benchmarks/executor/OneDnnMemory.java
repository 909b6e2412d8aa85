package conv4j.benchmarks.executor;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/** A tensor in a layout of oneDNN's own, beside a plain one through which numbers come and go. */
final class OneDnnMemory {
    private final long[] dims;
    private final memory own;
    private final memory plain;
    private final stream stream;
    private final reorder in;
    private final reorder out;

    OneDnnMemory(memory.desc layout, long[] dims, engine engine) {
        this.dims = dims.clone();
        this.own = new memory(layout, engine);
        this.plain = new memory(new memory.desc(dims, memory.data_type.f32, rowMajor(dims)), engine);
        this.stream = new stream(engine);
        this.in = new reorder(plain, own);
        this.out = new reorder(own, plain);
    }

    /** Elements from one index to the next along each axis. */
    private static long[] rowMajor(long[] dims) {
        long[] strides = new long[dims.length];
        long stride = 1;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= dims[axis];
        }
        return strides;
    }

    /** As primitives take it. */
    memory own() {
        return own;
    }

    void write(float[] values) {
        numbers().put(values);
        in.execute(stream, plain, own);
        stream._wait();
    }

    Tensor read() {
        out.execute(stream, own, plain);
        stream._wait();
        Tensor tensor = Tensor.zeros(
                Shape.of(Arrays.stream(dims).mapToInt(Math::toIntExact).toArray()));
        numbers().get(tensor.values());
        return tensor;
    }

    private FloatPointer numbers() {
        long count = Arrays.stream(dims).reduce(1, Math::multiplyExact);
        return new FloatPointer(plain.get_data_handle()).capacity(count);
    }

    void close() {
        in.close();
        out.close();
        stream.close();
        own.close();
        plain.close();
    }
}
