package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.Elementwise;
import conv4j.op.Expand;
import conv4j.op.Fill;
import conv4j.op.Flatten;
import conv4j.op.Gather;
import conv4j.op.Op;
import conv4j.op.Range;
import conv4j.op.Reduce;
import conv4j.op.Reshape;
import conv4j.op.Select;
import conv4j.op.ShapeOf;
import conv4j.op.SizeOf;
import conv4j.op.Slice;
import conv4j.op.Squeeze;
import conv4j.op.Tile;
import conv4j.op.Transpose;
import conv4j.op.Unsqueeze;
import conv4j.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Ops that need nothing but constants, computed when the file is loaded: shape arithmetic, and weights that a file stores
 * transposed, cast or in parts.
 */
final class Folding {
    /** A result may be as large as what it is made of; beyond that, 1 MB: a few numbers of a file can ask for any size. */
    private static final long MOST_NEW_ELEMENTS = 1 << 18;

    private Folding() {}

    /**
     * @param type of the result's elements
     * @return empty when an input is not constant, or the op is one that is left to the network
     */
    static Optional<Constant> fold(Op op, List<Value> inputs, ElementType type) {
        if (!inputs.stream().allMatch(Constant.class::isInstance)) {
            return Optional.empty();
        }
        List<Constant> constants = inputs.stream().map(Constant.class::cast).toList();
        op.checkInputs(constants.stream().map(Constant::shape).toList());
        if (constants.isEmpty()) {
            return made(op, type);
        }
        return constants.size() == 1 ? ofOne(op, constants.get(0), type) : ofMany(op, constants, type);
    }

    private static Optional<Constant> made(Op op, ElementType type) {
        if (op instanceof Fill fill) {
            Shape shape = Shape.of(Integers.exact(
                    fill.shape().stream().mapToLong(Integer::longValue).toArray()));
            return isSmall(shape, 0) ? Optional.of(filled(type, shape, fill.value())) : Optional.empty();
        }
        return op instanceof Range range ? counted(range, type) : Optional.empty();
    }

    private static Constant filled(ElementType type, Shape shape, float value) {
        float[] floats = new float[(int) shape.elements()];
        Arrays.fill(floats, value);
        Constant real = Constant.of(type, shape, floats);
        return type.isFloat() ? real : Constant.of(type, shape, real.integers());
    }

    private static Optional<Constant> counted(Range range, ElementType type) {
        float[] floats = new float[16];
        int count = 0;
        for (double x = range.start(); range.delta() > 0 ? x < range.limit() : x > range.limit(); count++) {
            if (count == MOST_NEW_ELEMENTS) {
                return Optional.empty();
            }
            floats = count == floats.length ? Arrays.copyOf(floats, count * 2) : floats;
            floats[count] = (float) x;
            x = range.start() + (count + 1.0) * range.delta();
        }
        Constant real = Constant.of(type, Shape.of(count), Arrays.copyOf(floats, count));
        return Optional.of(type.isFloat() ? real : Constant.of(type, real.shape(), real.integers()));
    }

    private static Optional<Constant> ofOne(Op op, Constant x, ElementType type) {
        if (op instanceof Elementwise elementwise) {
            return ExactArithmetic.elementwise(elementwise, x, type);
        }
        if (op instanceof Reduce reduce) {
            return ExactArithmetic.reduce(reduce, x, type);
        }
        if (op instanceof ShapeOf shapeOf) {
            return Optional.of(extents(shapeOf, x.shape()));
        }
        if (op instanceof SizeOf) {
            return Optional.of(Constant.of(ElementType.INT64, Shape.of(), (long) x.size()));
        }
        if (op instanceof Expand expand) {
            Shape shape = expand.outputShape(x.shape());
            return isSmall(shape, x.size()) ? Optional.of(Movement.broadcast(x, shape)) : Optional.empty();
        }
        if (op instanceof Tile tile) {
            long count = tile.repeats().stream().mapToLong(Integer::longValue).reduce(x.size(), Folding::product);
            return count <= MOST_NEW_ELEMENTS ? Optional.of(Movement.tile(x, tile)) : Optional.empty();
        }
        return rearranged(op, x);
    }

    private static long product(long a, long b) {
        return a != 0 && b > Long.MAX_VALUE / a ? Long.MAX_VALUE : a * b;
    }

    private static Optional<Constant> rearranged(Op op, Constant x) {
        if (op instanceof Reshape reshape) {
            return Optional.of(x.reshaped(reshape.outputShape(x.shape())));
        }
        if (op instanceof Flatten flatten) {
            return Optional.of(Movement.flatten(x, flatten.axis()));
        }
        if (op instanceof Squeeze squeeze) {
            return Optional.of(Movement.squeeze(x, squeeze.axes()));
        }
        if (op instanceof Unsqueeze unsqueeze) {
            return Optional.of(Movement.unsqueeze(x, unsqueeze.axes()));
        }
        if (op instanceof Transpose transpose) {
            return Optional.of(Movement.transpose(x, transpose));
        }
        return op instanceof Slice slice ? Optional.of(Movement.slice(x, slice)) : Optional.empty();
    }

    private static Constant extents(ShapeOf op, Shape shape) {
        int rank = shape.rank();
        int start = Math.max(0, Math.min(op.start() < 0 ? op.start() + rank : op.start(), rank));
        int end = Math.max(start, Math.min(op.end() < 0 ? op.end() + rank : op.end(), rank));
        return Constant.list(
                Arrays.stream(shape.toArray(), start, end).asLongStream().toArray());
    }

    private static Optional<Constant> ofMany(Op op, List<Constant> inputs, ElementType type) {
        long elements = inputs.stream().mapToLong(Constant::size).sum();
        if (op instanceof Concat concat) {
            boolean alike = inputs.stream().map(Constant::isExact).distinct().count() == 1;
            return alike ? Optional.of(Movement.concat(inputs, concat.axis())) : Optional.empty();
        }
        if (op instanceof Gather gather) {
            long all = product(inputs.get(0).size(), inputs.get(1).size());
            return all <= MOST_NEW_ELEMENTS
                    ? Optional.of(Movement.gather(inputs.get(0), inputs.get(1), gather.axis()))
                    : Optional.empty();
        }
        boolean broadcasts = op instanceof Binary || op instanceof Select;
        if (!broadcasts || !isSmall(broadcast(op, inputs), elements)) {
            return Optional.empty();
        }
        if (op instanceof Binary binary) {
            return ExactArithmetic.binary(binary, inputs.get(0), inputs.get(1), type);
        }
        if (inputs.get(1).isExact() != inputs.get(2).isExact()) {
            throw new ModelFormatException("wanted both values of one type, got "
                    + inputs.get(1).type() + " and " + inputs.get(2).type());
        }
        return Optional.of(Movement.select(inputs.get(0), inputs.get(1), inputs.get(2)));
    }

    private static Shape broadcast(Op op, List<Constant> inputs) {
        return conv4j.op.Broadcast.shape(
                op.name(), inputs.stream().map(Constant::shape).toList());
    }

    private static boolean isSmall(Shape shape, long inputs) {
        return shape.elements() <= Math.max(inputs, MOST_NEW_ELEMENTS);
    }
}
