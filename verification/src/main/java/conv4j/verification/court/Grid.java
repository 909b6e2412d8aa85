package conv4j.verification.court;

import conv4j.verification.Geometry;
import java.util.function.Consumer;

/**
 * All geometries up to some size: inputs, windows, strides and dilations from 1, paddings before and after from 0.
 */
public record Grid(int inputs, int windows, int strides, int dilations, int paddings) {

    public void forEach(Consumer<Geometry> action) {
        for (int input = 1; input <= inputs; input++) {
            for (int window = 1; window <= windows; window++) {
                for (int stride = 1; stride <= strides; stride++) {
                    for (int dilation = 1; dilation <= dilations; dilation++) {
                        forEachPadding(input, window, stride, dilation, action);
                    }
                }
            }
        }
    }

    private void forEachPadding(int input, int window, int stride, int dilation, Consumer<Geometry> action) {
        for (int before = 0; before <= paddings; before++) {
            for (int after = 0; after <= paddings; after++) {
                action.accept(new Geometry(input, window, stride, dilation, before, after));
            }
        }
    }
}
