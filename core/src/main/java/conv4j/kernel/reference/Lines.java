package conv4j.kernel.reference;

import conv4j.op.Axes;
import conv4j.tensor.Shape;

/**
 * A tensor seen along one axis: {@code outer * inner} lines of {@code length} elements, which lie {@code inner} apart.
 *
 * @param outer elements of the axes before
 * @param inner elements of the axes after
 */
record Lines(int outer, int length, int inner) {

    /**
     * @param axis may be counted from the end
     */
    static Lines along(String op, Shape shape, int axis) {
        int counted = Axes.fromStart(op, axis, shape.rank());
        int outer = 1;
        int inner = 1;
        for (int i = 0; i < shape.rank(); i++) {
            outer *= i < counted ? shape.extent(i) : 1;
            inner *= i > counted ? shape.extent(i) : 1;
        }
        return new Lines(outer, shape.extent(counted), inner);
    }

    /** What is done with one line. */
    @FunctionalInterface
    interface Line {
        /**
         * @param number of the line, from 0
         * @param start offset of its first element
         */
        void visit(int number, int start);
    }

    void forEach(Line line) {
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < inner; i++) {
                line.visit(o * inner + i, o * length * inner + i);
            }
        }
    }
}
