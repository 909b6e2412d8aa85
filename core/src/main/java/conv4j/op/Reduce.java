package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;
import java.util.Locale;

/**
 * What the elements along some axes come to (ONNX ReduceSum and its kin; a global pool is {@link Function#MEAN} or
 * {@link Function#MAX} over axes 2 and 3).
 *
 * @param axes from 0, or from -1 at the innermost; none named means all
 * @param keepDimensions whether a reduced axis stays, with extent 1
 */
public record Reduce(Function function, List<Integer> axes, boolean keepDimensions) implements Op {

    /** What is computed; of no elements a sum is 0, a product 1, a maximum negative infinity, a mean NaN. */
    public enum Function {
        SUM,
        MEAN,
        /** The largest; NaN when one is. */
        MAX,
        /** The smallest; NaN when one is. */
        MIN,
        PRODUCT,
        /** {@code sum |x|}. */
        L1,
        /** {@code sqrt(sum x^2)}. */
        L2,
        /** {@code log(sum x)}. */
        LOG_SUM,
        /** {@code log(sum e^x)}, without overflow in between. */
        LOG_SUM_EXP,
        /** {@code sum x^2}. */
        SUM_OF_SQUARES
    }

    public Reduce {
        axes = List.copyOf(axes);
    }

    @Override
    public String name() {
        return "reduce_" + function.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Axes.fromStart(name(), axes, Require.oneInput(name(), inputs).rank());
    }
}
