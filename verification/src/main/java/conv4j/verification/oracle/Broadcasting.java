package conv4j.verification.oracle;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/** NumPy, "General broadcasting rules": aligned at the last axis, what has the extent 1 or is missing is repeated. */
final class Broadcasting {
    private Broadcasting() {}

    static Shape shape(List<Shape> operands) {
        int rank = operands.stream().mapToInt(Shape::rank).max().orElse(0);
        int[] extents = new int[rank];
        for (int fromLast = 1; fromLast <= rank; fromLast++) {
            int back = fromLast;
            extents[rank - back] = operands.stream()
                    .filter(operand -> back <= operand.rank())
                    .mapToInt(operand -> operand.extent(operand.rank() - back))
                    .filter(extent -> extent != 1)
                    .findFirst()
                    .orElse(1);
        }
        return Shape.of(extents);
    }

    static Shape of(List<Tensor> operands) {
        return shape(operands.stream().map(Tensor::shape).toList());
    }

    /** The element of an operand that stands at an index of the broadcast shape. */
    static float get(Tensor operand, int[] index) {
        return operand.get(own(operand.shape(), index));
    }

    /** The index in an operand that is repeated to an index of the broadcast shape. */
    static int[] own(Shape operand, int[] index) {
        int[] own = Indices.part(index, index.length - operand.rank(), index.length);
        for (int axis = 0; axis < own.length; axis++) {
            own[axis] = operand.extent(axis) == 1 ? 0 : own[axis];
        }
        return own;
    }
}
