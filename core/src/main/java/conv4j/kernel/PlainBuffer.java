package conv4j.kernel;

import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;

/**
 * A tensor as it is: wraps it, copies nothing.
 */
public record PlainBuffer(Tensor tensor) implements Buffer {

    @Override
    public Layout layout() {
        return PlainLayout.PLAIN;
    }

    @Override
    public Shape shape() {
        return tensor.shape();
    }

    /** The array behind the tensor. */
    public float[] values() {
        return tensor.values();
    }

    @Override
    public void store(Tensor target) {
        System.arraycopy(values(), 0, target.values(), 0, values().length);
    }

    @Override
    public void load(Tensor source) {
        if (!source.shape().equals(shape())) {
            throw new ShapeException("buffer: wanted " + shape() + ", got " + source.shape());
        }
        System.arraycopy(source.values(), 0, values(), 0, values().length);
    }
}
