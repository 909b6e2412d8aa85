package conv4j.op;

/**
 * A window that slides over height and width: the geometry that convolution and pooling share.
 *
 * <p>{@code Window.of(3, 3).withStride(2).withPadding(Padding.Same.UPPER)} reads as it slides.
 */
public record Window(WindowAxis height, WindowAxis width) {

    /** A dense window with stride 1 and no padding. */
    public static Window of(int height, int width) {
        return new Window(WindowAxis.of("height", height), WindowAxis.of("width", width));
    }

    public Window withStride(int stride) {
        return withStride(stride, stride);
    }

    public Window withStride(int vertical, int horizontal) {
        return new Window(height.withStride(vertical), width.withStride(horizontal));
    }

    public Window withDilation(int dilation) {
        return withDilation(dilation, dilation);
    }

    public Window withDilation(int vertical, int horizontal) {
        return new Window(height.withDilation(vertical), width.withDilation(horizontal));
    }

    public Window withPadding(Padding padding) {
        return withPadding(padding, padding);
    }

    public Window withPadding(Padding vertical, Padding horizontal) {
        return new Window(height.withPadding(vertical), width.withPadding(horizontal));
    }

    public Window withRounding(Rounding rounding) {
        return new Window(height.withRounding(rounding), width.withRounding(rounding));
    }
}
