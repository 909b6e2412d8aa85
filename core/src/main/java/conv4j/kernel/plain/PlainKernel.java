package conv4j.kernel.plain;

import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * One way in which this backend computes an op.
 *
 * @param willingness says what it leaves to others
 * @param preparation lays out the geometry
 */
record PlainKernel<O extends Op>(String name, Class<O> op, Willingness<O> willingness, Preparation<O> preparation)
        implements Kernel<O> {

    /** {@link Kernel#refusal} of one op. */
    @FunctionalInterface
    interface Willingness<O extends Op> {
        Optional<Refusal> refusal(O op, List<Shape> inputs, Epilogue epilogue);
    }

    /** {@link Kernel#prepare} of one op. */
    @FunctionalInterface
    interface Preparation<O extends Op> {
        Computation prepare(O op, List<Shape> inputs, Epilogue epilogue);
    }

    /** Takes every op, and leaves what follows it to others. */
    static Optional<Refusal> alone(Op op, List<Shape> inputs, Epilogue epilogue) {
        return epilogue.equals(Epilogue.NONE)
                ? Optional.empty()
                : Optional.of(new Refusal("computes nothing but " + op.name()));
    }

    /** Takes every op, and bounds; leaves residuals to others. */
    static Optional<Refusal> bounded(Op op, List<Shape> inputs, Epilogue epilogue) {
        return epilogue.residual() ? Optional.of(new Refusal("adds no residual to " + op.name())) : Optional.empty();
    }

    @Override
    public Optional<Refusal> refusal(O op, List<Shape> inputs) {
        return willingness.refusal(op, inputs, Epilogue.NONE);
    }

    @Override
    public Optional<Refusal> refusal(O op, List<Shape> inputs, Epilogue epilogue) {
        return willingness.refusal(op, inputs, epilogue);
    }

    @Override
    public Computation prepare(O op, List<Shape> inputs) {
        return preparation.prepare(op, inputs, Epilogue.NONE);
    }

    @Override
    public Computation prepare(O op, List<Shape> inputs, Epilogue epilogue) {
        return preparation.prepare(op, inputs, epilogue);
    }
}
