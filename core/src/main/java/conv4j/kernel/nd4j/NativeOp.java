package conv4j.kernel.nd4j;

import conv4j.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One of ND4J's operations with its arguments, bound to the arrays that it reads and writes.
 *
 * <p>It is bound once and then only run: ND4J's usual way, a new operation, context and output array at each call,
 * leaves them to the garbage collector, which does not see their size.
 */
final class NativeOp implements Stage {
    private final DynamicCustomOp op;
    private final long[] integers;
    private final double[] reals;
    private final List<Nd4jBuffer> constants;
    private final OpContext context = Nd4j.getExecutioner().buildContext();
    private List<INDArray> bound = List.of();

    /**
     * @param name as libnd4j knows it
     * @param constants arrays to read after those that {@link #run} is given; they are its own from now on
     * @param reals floating-point arguments, in libnd4j's order
     * @param integers integer arguments, in libnd4j's order
     */
    NativeOp(String name, List<Nd4jBuffer> constants, List<Double> reals, long... integers) {
        this.op = DynamicCustomOp.builder(name).build();
        this.context.allowHelpers(false);
        this.constants = List.copyOf(constants);
        this.reals = reals.stream().mapToDouble(Double::doubleValue).toArray();
        this.integers = integers.clone();
    }

    NativeOp(String name, long... integers) {
        this(name, List.of(), List.of(), integers);
    }

    /**
     * Lets oneDNN compute it when ND4J's jar brings one; the default jar does not. It must be asked for, since with the
     * {@code -onednn} jars of M2.1 dilated convolutions fail and pools give other numbers (a mean by 2x2 where a sum was
     * asked for).
     */
    NativeOp withOneDnn(boolean allowed) {
        context.allowHelpers(allowed);
        return this;
    }

    @Override
    public void run(INDArray input, Nd4jBuffer output) {
        run(List.of(input), output);
    }

    void run(List<INDArray> inputs, Nd4jBuffer output) {
        if (!isBound(inputs, output)) {
            bind(inputs, output);
        }
        Nd4j.getExecutioner().exec(op, context);
    }

    private boolean isBound(List<INDArray> inputs, Nd4jBuffer output) {
        if (!output.isAllocated() || bound.size() != inputs.size() + 1) {
            return false;
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (bound.get(i) != inputs.get(i)) {
                return false;
            }
        }
        return bound.get(inputs.size()) == output.array();
    }

    private void bind(List<INDArray> inputs, Nd4jBuffer output) {
        context.purge();
        List<INDArray> all = new ArrayList<>(inputs);
        constants.forEach(constant -> all.add(constant.array()));
        context.setInputArrays(all);
        context.setIArguments(integers);
        context.setTArguments(reals);
        LongShapeDescriptor shape =
                Nd4j.getExecutioner().calculateOutputShape(op, context).get(0);
        if (!output.isAllocated()) {
            output.allocate(shape);
        } else if (!Arrays.equals(shape.getShape(), output.array().shape())) {
            throw new ShapeException(
                    "nd4j " + op.opName() + ": wanted the shapes that it was prepared for, got an input"
                            + " for " + Arrays.toString(shape.getShape()) + " and an output of "
                            + Arrays.toString(output.array().shape()));
        }
        context.setOutputArray(0, output.array());
        // The shape has just been asked for; ND4J would ask again at each run, for 0.3 to 0.5 us.
        context.shapeFunctionOverride(true);
        bound = new ArrayList<>(inputs);
        bound.add(output.array());
    }

    /** The context itself is freed by ND4J when it has become garbage; it no longer holds an array. */
    @Override
    public void close() {
        context.purge();
        bound = List.of();
        constants.forEach(Nd4jBuffer::close);
    }
}
