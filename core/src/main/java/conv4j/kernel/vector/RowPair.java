package conv4j.kernel.vector;

import conv4j.kernel.Bounds;
import conv4j.kernel.element.PairFunction;
import conv4j.op.Binary.Function;
import java.util.Set;

/** A function of two numbers, for a row of them. */
interface RowPair {
    /** What {@link PairLoop} computes. */
    Set<Function> ON_VECTORS = Set.of(
            Function.ADD,
            Function.SUBTRACT,
            Function.MULTIPLY,
            Function.DIVIDE,
            Function.MAXIMUM,
            Function.MINIMUM,
            Function.PRELU);

    /** What an operand gives to the numbers of a row. */
    enum Operand {
        /** A number to each. */
        ROW,
        /** The same block of channels to each pixel. */
        CELL,
        /** To each pixel the first channel of its own. */
        PIXEL,
        /** One number to all. */
        NUMBER
    }

    /**
     * What it is compiled for.
     *
     * @param lanes numbers in a vector
     */
    record Form(int lanes, Function function, Operand a, Operand b, Bounds bounds) {

        /** Where an operand's numbers for the i-th of a row are, from its start on. */
        int place(Operand operand, int i) {
            return switch (operand) {
                case ROW -> i;
                case CELL -> i % lanes;
                case PIXEL -> i / lanes * lanes;
                case NUMBER -> 0;
            };
        }
    }

    /**
     * On vectors where {@link PairLoop} has the function, else number by number.
     *
     * @param numbers how many there are in a pass
     */
    static RowPair of(Form form, long numbers) {
        return numbers >= RowFunction.FEWEST && ON_VECTORS.contains(form.function())
                ? Specialized.loop(RowPair.class, PairLoop.class, form)
                : scalar(form);
    }

    private static RowPair scalar(Form form) {
        PairFunction function = PairFunction.of(form.function());
        Bounds bounds = form.bounds();
        return (a, atA, b, atB, out, at, length) -> {
            for (int i = 0; i < length; i++) {
                float y = function.of(a[atA + form.place(form.a(), i)], b[atB + form.place(form.b(), i)]);
                out[at + i] = Math.min(Math.max(y, bounds.lower()), bounds.upper());
            }
        };
    }

    /**
     * {@code out[at + i] = bounded(f(a, b))} for i from 0 to length.
     *
     * @param out another array than a and b
     * @param length a multiple of the lanes where an operand is a cell or pixels
     */
    void row(float[] a, int atA, float[] b, int atB, float[] out, int at, int length);
}
