package conv4j.kernel.nd4j;

import conv4j.kernel.Layout;
import conv4j.tensor.Shape;

/** Row-major in an ND4J array, outside the Java heap. */
final class Nd4jLayout implements Layout {
    static final Nd4jLayout ND4J = new Nd4jLayout();

    private Nd4jLayout() {}

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public Nd4jBuffer allocate(Shape shape) {
        return Nd4jBuffer.of(shape);
    }
}
