package conv4j.kernel;

import conv4j.op.Op;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A kernel that is said in a few words: which jobs it takes, and what it makes of them.
 *
 * @param choice which jobs, and what follows them, it takes
 * @param preparation lays out the geometry
 */
public record DeclaredKernel<O extends Op>(String name, Class<O> op, Choice<O> choice, PackedPreparation<O> preparation)
        implements Kernel<O> {

    /** {@link Kernel#refusal(Op, List, Epilogue)} of one op. */
    @FunctionalInterface
    public interface Choice<O extends Op> {
        Optional<Refusal> refusal(O op, List<Shape> inputs, Epilogue epilogue);

        /** All jobs, whatever follows them. */
        static <O extends Op> Choice<O> all() {
            return (op, inputs, epilogue) -> Optional.empty();
        }

        /** Of these jobs, those with nothing to follow. */
        static <O extends Op> Choice<O> alone(Choice<O> jobs) {
            return (op, inputs, epilogue) -> jobs.refusal(op, inputs, epilogue)
                    .or(() -> epilogue.equals(Epilogue.NONE)
                            ? Optional.empty()
                            : Optional.of(new Refusal("computes nothing but " + op.name())));
        }

        /** Of these jobs, those whose results are at most bounded. */
        static <O extends Op> Choice<O> bounded(Choice<O> jobs) {
            return (op, inputs, epilogue) -> jobs.refusal(op, inputs, epilogue)
                    .or(() -> epilogue.residual()
                            ? Optional.of(new Refusal("adds nothing to its results"))
                            : Optional.empty());
        }
    }

    /** {@link Kernel#prepare(Op, List, Epilogue)} of one op. */
    @FunctionalInterface
    public interface Preparation<O extends Op> {
        Computation prepare(O op, List<Shape> inputs, Epilogue epilogue);
    }

    /** {@link Kernel#prepare(Op, List, Epilogue, PackedWeights)} of one op. */
    @FunctionalInterface
    public interface PackedPreparation<O extends Op> {
        Computation prepare(O op, List<Shape> inputs, Epilogue epilogue, PackedWeights packed);
    }

    /** One that packs nothing. */
    public DeclaredKernel(String name, Class<O> op, Choice<O> choice, Preparation<O> preparation) {
        this(name, op, choice, (PackedPreparation<O>)
                (one, inputs, epilogue, packed) -> preparation.prepare(one, inputs, epilogue));
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
        return prepare(one, inputs, Epilogue.NONE);
    }

    @Override
    public Computation prepare(O one, List<Shape> inputs, Epilogue epilogue) {
        return prepare(one, inputs, epilogue, new PackedWeights());
    }

    @Override
    public Computation prepare(O one, List<Shape> inputs, Epilogue epilogue, PackedWeights packed) {
        return preparation.prepare(one, inputs, epilogue, packed);
    }
}
