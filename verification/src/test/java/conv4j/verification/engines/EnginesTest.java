package conv4j.verification.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Problem;
import conv4j.verification.ProblemFormatException;
import conv4j.verification.engines.ComparisonFindings.Example;
import conv4j.verification.engines.ComparisonFindings.Finding;
import conv4j.verification.engines.ComparisonFindings.OfEngine;
import conv4j.verification.execution.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engines of the normal build, on a sample. */
class EnginesTest {
    private static final Set<String> OWN = Set.of("reference", "vector", "nd4j");

    private static Engines engines;
    private static ComparisonFindings findings;

    @BeforeAll
    static void runASample() {
        engines = Engines.open(List.of("reference", "vector", "nd4j", "nd4j-ops", "onnxruntime"));
        findings = Comparison.ofRandom(engines, 400, 3, done -> {});
        findings.engines()
                .forEach(engine -> System.out.printf(
                        "engines: %s (%s): %d agree, %d differ, %d not taken%n",
                        engine.name(), engine.version(), engine.agrees(), engine.differs(), engine.notTakenAtAll()));
    }

    @AfterAll
    static void closeThem() {
        engines.close();
    }

    @Test
    void conv4jsOwnKernelsDifferNowhere() {
        for (OfEngine engine : findings.engines()) {
            if (OWN.contains(engine.name())) {
                assertEquals(400, engine.agrees(), engine.toString());
            }
        }
    }

    /** Met by seeds 1 to 3 and 4,000 layers. ONNX Runtime's convolutions differ nowhere. */
    @Test
    void whereOtherLibrariesDifferIsKnown() {
        Set<String> known = Set.of(
                "nd4j-ops conv2d made up",
                "nd4j-ops max_pool2d made up",
                "nd4j-ops max_pool2d values",
                "nd4j-ops average_pool2d made up",
                "nd4j-ops average_pool2d values",
                "nd4j-ops average_pool2d_with_padding made up",
                "nd4j-ops average_pool2d_with_padding values",
                "onnxruntime max_pool2d made up",
                "onnxruntime max_pool2d refuses",
                "onnxruntime max_pool2d shape",
                "onnxruntime max_pool2d values",
                "onnxruntime average_pool2d made up",
                "onnxruntime average_pool2d refuses",
                "onnxruntime average_pool2d shape",
                "onnxruntime average_pool2d values",
                "onnxruntime average_pool2d_with_padding made up",
                "onnxruntime average_pool2d_with_padding refuses",
                "onnxruntime average_pool2d_with_padding shape",
                "onnxruntime average_pool2d_with_padding values");
        Set<String> found = new TreeSet<>();
        for (Finding finding : findings.findings()) {
            String kind = finding.kind().name().toLowerCase(Locale.ROOT);
            found.add(finding.engine() + " " + kind + " " + finding.difference());
        }
        found.removeAll(known);
        assertEquals(Set.of(), found);
    }

    @Test
    void everyFindingIsSeenAgainOnTheLineThatItNames() {
        for (Finding finding : findings.findings()) {
            for (Example example : finding.examples()) {
                Problem read = Problem.parse(example.problem().line());
                Engine engine = engines.opened().get(finding.engine());
                Judgement again = new Judge(read, example.seed()).judge(engine);
                assertTrue(
                        again instanceof Judgement.Differs differs
                                && differs.text().equals(example.text()),
                        () -> example + " again: " + again);
            }
        }
    }

    @Test
    void theSameSeedFindsTheSame() {
        ComparisonFindings once = Comparison.ofRandom(engines, 60, 9, done -> {});
        ComparisonFindings again = Comparison.ofRandom(engines, 60, 9, done -> {});
        assertEquals(once.findings(), again.findings());
        assertEquals(once.engines(), again.engines());
    }

    /** Slides every window of a pool without its dilation. */
    private static final class WithoutDilation implements Engine {
        private final Engine right = KernelEngine.of(new ReferenceBackend());

        @Override
        public String version() {
            return "wrong";
        }

        @Override
        public Outcome run(Op op, Tensor input) {
            return right.run(
                    op instanceof MaxPool2d pool ? new MaxPool2d(pool.window().withDilation(1, 1)) : op, input);
        }
    }

    @Test
    void aFaultIsFoundAndMadeAsSmallAsItGets() {
        Problem large = Problem.parse("--alg=max mb3ic8ih17iw19kh3kw5sh2sw3ph1pw2dh2dw1");
        Engine wrong = new WithoutDilation();
        assertTrue(new Judge(large, 1).judge(wrong) instanceof Judgement.Differs);
        Problem smallest = Minimiser.smallest(
                large,
                problem -> new Judge(problem, 1).judge(wrong) instanceof Judgement.Differs differs
                        && differs.difference() == Difference.SHAPE);
        assertEquals("--alg=max mb1ic1ih1iw1kh1kw2ph0pw1dh0dw1", smallest.line());
    }

    @Test
    void aLibraryThatIsNotThereIsNamedAndLeftOut() {
        try (Engines some = Engines.open(List.of("pytorch", "tensorflow", "reference"))) {
            Set<String> all = new TreeSet<>(some.opened().keySet());
            some.leftOut().forEach(left -> assertTrue(all.add(left.name()), left.toString()));
            assertEquals(Set.of("pytorch", "reference", "tensorflow"), all);
            assertTrue(some.opened().containsKey("reference"));
        }
        assertEquals(
                "--engine: wanted some of reference, vector, nd4j, nd4j-ops, onnxruntime, pytorch, tensorflow, got 'caffe'",
                assertThrows(ProblemFormatException.class, () -> Engines.open(List.of("caffe")))
                        .getMessage());
    }

    @Test
    void anEngineRunsALayerOfOneCell() {
        Tensor one = Tensor.of(Shape.of(1, 1, 1, 1), 3);
        engines.opened().forEach((name, engine) -> {
            Outcome outcome = engine.run(new MaxPool2d(Window.of(1, 1)), one);
            assertTrue(outcome instanceof Outcome.Produced, name + ": " + outcome);
            assertEquals(3, ((Outcome.Produced) outcome).output().get(0, 0, 0, 0), name);
        });
    }
}
