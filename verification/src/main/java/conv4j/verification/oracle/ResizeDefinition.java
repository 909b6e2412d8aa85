package conv4j.verification.oracle;

import conv4j.op.AxisResize;
import conv4j.op.Resize;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Each output element is the sum of all input elements by the product of their weights along each axis; most weights are
 * 0. Whatever their value, elements without weight are not in the sum.
 */
final class ResizeDefinition implements Definition<Resize> {

    /** Along one axis, for each of its output cells: the weights of all input cells; null outside what is resized. */
    private record Axis(int number, List<ResizeWeights> places) {}

    @Override
    public Expected expect(Resize op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        int[] extents = in.shape().toArray();
        double common = commonFactor(op, in.shape());
        List<Axis> axes = new ArrayList<>();
        long roundings = 0;
        for (AxisResize resize : op.axes()) {
            int axis = Indices.axis(resize.axis(), extents.length);
            ResizeCoordinates coordinates = ResizeCoordinates.of(resize, extents[axis], common);
            if (coordinates.identity()) {
                continue;
            }
            Axis resized = new Axis(axis, ResizeWeights.of(op, coordinates));
            extents[axis] = resized.places.size();
            axes.add(resized);
            // Along each axis a weight is rounded, multiplied and added.
            roundings += 2
                    + resized.places.stream()
                            .mapToInt(ResizeWeights::count)
                            .max()
                            .orElse(0);
        }
        long most = roundings;
        return Expected.of(Shape.of(extents), at -> {
            if (axes.stream().anyMatch(axis -> axis.places.get(at[axis.number]).outside())) {
                return Rounded.exact(op.extrapolationValue());
            }
            Sum sum = new Sum();
            addProducts(sum, in, axes, 0, at, at.clone(), 1);
            return Rounded.sum(sum, most);
        });
    }

    /** Goes through the cells of one axis after the other; index becomes that of an input element. */
    private static void addProducts(
            Sum sum, Tensor in, List<Axis> axes, int depth, int[] at, int[] index, double weight) {
        if (depth == axes.size()) {
            sum.add(weight * in.get(index));
            return;
        }
        int axis = axes.get(depth).number;
        double[] weights = axes.get(depth).places.get(at[axis]).weights();
        for (int cell = 0; cell < weights.length; cell++) {
            if (weights[cell] != 0) {
                index[axis] = cell;
                addProducts(sum, in, axes, depth + 1, at, index, weight * weights[cell]);
            }
        }
    }

    /** ONNX keep_aspect_ratio_policy; 0 where each axis has its own factor. */
    private static double commonFactor(Resize op, Shape shape) {
        DoubleStream factors = op.axes().stream()
                .mapToDouble(
                        axis -> ResizeCoordinates.factor(axis, shape.extent(Indices.axis(axis.axis(), shape.rank()))));
        return switch (op.proportions()) {
            case STRETCH -> 0;
            case NOT_LARGER -> factors.min().orElse(0);
            case NOT_SMALLER -> factors.max().orElse(0);
        };
    }
}
