package conv4j.kernel.vector;

import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A kernel that is said in a few words: which jobs it takes, and what it makes of them.
 *
 * @param name {@code vector/<op>/<algorithm>}
 */
record VectorKernel<O extends Op>(String name, Class<O> op, Choice<O> choice, Preparation<O> preparation)
        implements Kernel<O> {

    /** {@link Kernel#refusal(Op, List, Epilogue)} of one op. */
    @FunctionalInterface
    interface Choice<O extends Op> {
        Optional<Refusal> refusal(O op, List<Shape> inputs, Epilogue epilogue);

        /** Of these jobs, those with nothing to follow. */
        static <O extends Op> Choice<O> alone(Choice<O> jobs) {
            return (op, inputs, epilogue) -> jobs.refusal(op, inputs, epilogue)
                    .or(() -> Refusals.unless(epilogue.equals(Epilogue.NONE), "computes nothing but " + op.name()));
        }

        /** Of these jobs, those whose results are at most bounded. */
        static <O extends Op> Choice<O> bounded(Choice<O> jobs) {
            return (op, inputs, epilogue) -> jobs.refusal(op, inputs, epilogue)
                    .or(() -> Refusals.unless(!epilogue.residual(), "adds nothing to its results"));
        }
    }

    /** {@link Kernel#prepare(Op, List, Epilogue)} of one op. */
    @FunctionalInterface
    interface Preparation<O extends Op> {
        Computation prepare(O op, List<Shape> inputs, Epilogue epilogue);
    }

    @Override
    public Optional<Refusal> refusal(O one, List<Shape> inputs) {
        return choice.refusal(one, inputs, Epilogue.NONE);
    }

    @Override
    public Optional<Refusal> refusal(O one, List<Shape> inputs, Epilogue epilogue) {
        return choice.refusal(one, inputs, epilogue);
    }

    @Override
    public Computation prepare(O one, List<Shape> inputs) {
        return preparation.prepare(one, inputs, Epilogue.NONE);
    }

    @Override
    public Computation prepare(O one, List<Shape> inputs, Epilogue epilogue) {
        return preparation.prepare(one, inputs, epilogue);
    }
}
