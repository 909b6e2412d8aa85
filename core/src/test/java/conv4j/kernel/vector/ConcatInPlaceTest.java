package conv4j.kernel.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import conv4j.kernel.Backend;
import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Kernel;
import conv4j.kernel.Layout;
import conv4j.kernel.PackedWeights;
import conv4j.kernel.Pass;
import conv4j.kernel.Refusal;
import conv4j.kernel.Workers;
import conv4j.kernel.reference.ReferenceBackend;
import conv4j.model.Model;
import conv4j.model.zoo.Zoo;
import conv4j.op.Concat;
import conv4j.plan.Plan;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks that concatenate what lies together already: their plans place the parts, and the kernel leaves them. */
class ConcatInPlaceTest {

    /** Whether the parts of each concatenation lay in it, from the second pass on. */
    private final List<Boolean> inPlace = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"squeezenet-1.1, 8", "googlenet, 9", "densenet121, 58"})
    void nothingIsCopied(String name, int concats) {
        Assumptions.assumeTrue(new VectorBackend().unavailable().isEmpty(), "no vectors here");
        Assumptions.assumeTrue(VectorUnit.preferred().lanes() <= 16, "channels are multiples of 16");
        Model model = Zoo.model(name, 1);
        Tensor picture = Tensor.zeros(Shape.of(1, 3, 32, 32));
        try (Plan plan = new Plan(
                model.graph(),
                List.of(watching(new VectorBackend()), new ReferenceBackend()),
                List.of(picture.shape()),
                Plan.Fusing.CHAINS,
                new PackedWeights(),
                Workers.ONE)) {
            plan.run(List.of(picture));
            assertEquals(concats, inPlace.size());
            inPlace.clear();
            plan.run(List.of(picture));
        }
        assertEquals(concats, inPlace.size());
        assertFalse(inPlace.contains(false), inPlace.toString());
    }

    private Backend watching(Backend backend) {
        List<Kernel<?>> kernels = new ArrayList<>();
        for (Kernel<?> kernel : backend.kernels()) {
            kernels.add(kernel.op() == Concat.class ? watching(BlockedConcat.kernel(VectorUnit.preferred())) : kernel);
        }
        return new Backend() {
            @Override
            public String name() {
                return backend.name();
            }

            @Override
            public List<Kernel<?>> kernels() {
                return kernels;
            }
        };
    }

    private Kernel<Concat> watching(Kernel<Concat> kernel) {
        return new Kernel<>() {
            @Override
            public String name() {
                return kernel.name();
            }

            @Override
            public Class<Concat> op() {
                return kernel.op();
            }

            @Override
            public Optional<Refusal> refusal(Concat op, List<Shape> inputs) {
                return kernel.refusal(op, inputs);
            }

            @Override
            public Computation prepare(Concat op, List<Shape> inputs) {
                return watching(kernel.prepare(op, inputs));
            }

            @Override
            public Computation prepare(Concat op, List<Shape> inputs, Epilogue epilogue) {
                return prepare(op, inputs);
            }
        };
    }

    private Computation watching(Computation computation) {
        return new Computation() {
            @Override
            public Layout inputLayout(int input) {
                return computation.inputLayout(input);
            }

            @Override
            public boolean reads(int input, Layout layout) {
                return computation.reads(input, layout);
            }

            @Override
            public boolean writes(Layout layout) {
                return computation.writes(layout);
            }

            @Override
            public Buffer newOutput() {
                return computation.newOutput();
            }

            @Override
            public Pass bind(List<Buffer> inputs, Buffer output) {
                float[] whole = ((BlockedBuffer) output).values();
                inPlace.add(inputs.stream().allMatch(input -> ((BlockedBuffer) input).values() == whole));
                return computation.bind(inputs, output);
            }
        };
    }
}
