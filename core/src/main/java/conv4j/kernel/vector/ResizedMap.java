package conv4j.kernel.vector;

import conv4j.kernel.Refusal;
import conv4j.kernel.element.AxisWeights;
import conv4j.kernel.element.ResizedAxis;
import conv4j.op.Axes;
import conv4j.op.AxisResize;
import conv4j.op.Resize;
import conv4j.tensor.Shape;
import java.util.Optional;

/** What the rows and columns of a resized feature map are made of. */
record ResizedMap(AxisWeights rows, AxisWeights columns) {

    /** Whatever resizes more than height and width. */
    static Optional<Refusal> refusal(Resize op, Shape input, VectorUnit unit) {
        return Refusals.unlessInBlocks(input, unit)
                .or(() -> Refusals.unless(
                        op.axes().stream()
                                .allMatch(axis -> Axes.fromStart(op.name(), axis.axis(), 4) >= 2
                                        || ResizedAxis.of(op, axis, input).stays()),
                        "resizes height and width, got axes "
                                + op.axes().stream().map(AxisResize::axis).toList()))
                .or(() -> Refusals.unless(
                        op.axes().stream()
                                .allMatch(
                                        axis -> ResizedAxis.of(op, axis, input).output() > 0),
                        "makes feature maps of at least one cell"));
    }

    static ResizedMap of(Resize op, Shape input) {
        return new ResizedMap(axis(op, input, 2), axis(op, input, 3));
    }

    private static AxisWeights axis(Resize op, Shape input, int axis) {
        return op.axes().stream()
                .filter(one -> Axes.fromStart(op.name(), one.axis(), 4) == axis)
                .map(one -> ResizedAxis.of(op, one, input))
                .filter(one -> !one.stays())
                .findFirst()
                .map(one -> AxisWeights.of(op, one))
                .orElseGet(() -> AxisWeights.same(input.extent(axis)));
    }
}
