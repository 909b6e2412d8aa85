package conv4j.kernel;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;

/** Row-major in one {@code float[]}, exactly as a {@link Tensor}. */
public final class PlainLayout implements Layout {
    public static final PlainLayout PLAIN = new PlainLayout();

    private PlainLayout() {}

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public PlainBuffer allocate(Shape shape) {
        return new PlainBuffer(Tensor.zeros(shape));
    }
}
