package conv4j.verification.network;

import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.Dense;
import conv4j.op.Elementwise;
import conv4j.op.Flatten;
import conv4j.op.Hardmax;
import conv4j.op.LocalResponseNormalization;
import conv4j.op.Normalize;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Reduce;
import conv4j.op.Relu;
import conv4j.op.Select;
import conv4j.op.Softmax;
import conv4j.op.Sparsemax;
import conv4j.op.Transpose;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The shapes that texts give for layers without a window. */
final class ShapeForms {
    private ShapeForms() {}

    /**
     * @return empty when the op has no closed form here, or none for such inputs
     */
    static Optional<Shape> predict(Op op, List<Shape> inputs) {
        if (op instanceof Binary || op instanceof Select) {
            return broadcast(inputs);
        }
        if (op instanceof Concat concat) {
            return concatenated(concat, inputs);
        }
        if (inputs.size() != 1) {
            return Optional.empty();
        }
        return keepsShape(op) ? Optional.of(inputs.get(0)) : changed(op, inputs.get(0));
    }

    private static boolean keepsShape(Op op) {
        return op instanceof Relu
                || op instanceof Elementwise
                || op instanceof BatchNormalization
                || op instanceof LocalResponseNormalization
                || op instanceof Softmax
                || op instanceof Sparsemax
                || op instanceof Hardmax
                || op instanceof Normalize;
    }

    /** Extents aligned at the last; the larger, where the smaller is 1. */
    private static Optional<Shape> broadcast(List<Shape> inputs) {
        int rank = inputs.stream().mapToInt(Shape::rank).max().orElse(0);
        int[] extents = new int[rank];
        Arrays.fill(extents, 1);
        for (Shape input : inputs) {
            int missing = rank - input.rank();
            for (int axis = 0; axis < input.rank(); axis++) {
                int extent = input.extent(axis);
                int other = extents[missing + axis];
                if (extent != other && extent != 1 && other != 1) {
                    return Optional.empty();
                }
                extents[missing + axis] = extent == 1 ? other : extent;
            }
        }
        return Optional.of(Shape.of(extents));
    }

    /** The sum along the axis; elsewhere all are alike. */
    private static Optional<Shape> concatenated(Concat concat, List<Shape> inputs) {
        int[] extents = inputs.get(0).toArray();
        int axis = Math.floorMod(concat.axis(), extents.length);
        extents[axis] = 0;
        int sum = 0;
        for (Shape input : inputs) {
            int[] other = input.toArray();
            sum += other[axis];
            other[axis] = 0;
            if (!Arrays.equals(extents, other)) {
                return Optional.empty();
            }
        }
        extents[axis] = sum;
        return Optional.of(Shape.of(extents));
    }

    private static Optional<Shape> changed(Op op, Shape input) {
        int[] extents = input.toArray();
        if (op instanceof Dense dense && extents.length > 0 && extents[extents.length - 1] == dense.inputs()) {
            extents[extents.length - 1] = dense.outputs();
            return Optional.of(Shape.of(extents));
        }
        if (op instanceof Flatten flatten) {
            int axis = flatten.axis() < 0 ? flatten.axis() + extents.length : flatten.axis();
            return Optional.of(Shape.of(product(extents, 0, axis), product(extents, axis, extents.length)));
        }
        if (op instanceof Pad pad) {
            pad.paddings()
                    .forEach(padding -> extents[Math.floorMod(padding.axis(), extents.length)] +=
                            padding.before() + padding.after());
            return Optional.of(Shape.of(extents));
        }
        if (op instanceof Transpose transpose && !transpose.permutation().isEmpty()) {
            return Optional.of(Shape.of(transpose.permutation().stream()
                    .mapToInt(axis -> extents[Math.floorMod(axis, extents.length)])
                    .toArray()));
        }
        return op instanceof Reduce reduce ? Optional.of(reduced(reduce, extents)) : Optional.empty();
    }

    private static int product(int[] extents, int from, int to) {
        return Arrays.stream(extents, from, to).reduce(1, Math::multiplyExact);
    }

    private static Shape reduced(Reduce reduce, int[] extents) {
        List<Integer> axes = reduce.axes().stream()
                .map(axis -> Math.floorMod(axis, extents.length))
                .toList();
        List<Integer> kept = new ArrayList<>();
        IntStream.range(0, extents.length).forEach(axis -> {
            boolean gone = axes.isEmpty() || axes.contains(axis);
            if (!gone) {
                kept.add(extents[axis]);
            } else if (reduce.keepDimensions()) {
                kept.add(1);
            }
        });
        return Shape.of(kept.stream().mapToInt(Integer::intValue).toArray());
    }
}
