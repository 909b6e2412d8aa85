package conv4j.kernel.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.Bounds;
import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Layout;
import conv4j.kernel.Pass;
import conv4j.kernel.Workers;
import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.Concat;
import conv4j.op.Op;
import conv4j.plan.Team;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The kernels between convolutions, with every lane count: what the reference gives, in buffers with a halo and without,
 * the same to the last bit however many workers share the work.
 */
class FeatureMapKernelsTest {
    private static final ReferenceBackend REFERENCE = new ReferenceBackend();
    private static final List<Team> TEAMS = List.of(new Team(2), new Team(3), new Team(8));

    @AfterAll
    static void close() {
        TEAMS.forEach(Team::close);
    }

    @TestFactory
    Stream<DynamicTest> everyLaneCountGivesWhatTheReferenceGives() {
        return Numbers.UNITS.stream()
                .flatMap(unit -> FeatureMapJob.all(unit.lanes()).stream()
                        .map(job -> DynamicTest.dynamicTest(
                                unit.lanes() + " lanes: " + job.name(), () -> assertRight(job, unit))));
    }

    private static void assertRight(FeatureMapJob job, VectorUnit unit) {
        Kernel<Op> kernel = kernel(job, unit);
        assertEquals(
                "accepted",
                kernel.refusal(job.op(), job.shapes(), job.epilogue())
                        .map(refusal -> refusal.reason())
                        .orElse("accepted"));
        float[] wanted = bounded(reference(job), job.epilogue().bounds());
        float[] first = run(kernel, job, Halo.NONE, Workers.ONE).values();
        assertClose(job, wanted, first);
        for (Team team : TEAMS) {
            float[] shared = run(kernel, job, new Halo(1, 2, 3, 1), team).values();
            assertArrayEquals(first, shared, team.count() + " workers");
        }
    }

    @SuppressWarnings("unchecked") // its op() is the job's class
    private static Kernel<Op> kernel(FeatureMapJob job, VectorUnit unit) {
        return VectorBackend.bestFirst(Accuracy.EXACT, unit).stream()
                .filter(kernel -> kernel.op() == job.op().getClass())
                .map(kernel -> (Kernel<Op>) kernel)
                .reduce((one, other) ->
                        one.refusal(job.op(), job.shapes(), job.epilogue()).isEmpty() ? one : other)
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // its op() is the job's class
    private static Tensor reference(FeatureMapJob job) {
        Kernel<Op> kernel =
                (Kernel<Op>) REFERENCE.kernelsFor(job.op().getClass()).get(0);
        return run(kernel, job.withoutEpilogue(), Halo.NONE, Workers.ONE);
    }

    private static Tensor run(Kernel<Op> kernel, FeatureMapJob job, Halo halo, Workers workers) {
        Computation computation = kernel.prepare(job.op(), job.shapes(), job.epilogue());
        List<Buffer> inputs = new ArrayList<>();
        for (int i = 0; i < job.inputs().size(); i++) {
            Tensor input = job.inputs().get(i);
            Layout layout = wider(computation.inputLayout(i), halo);
            assertTrue(computation.reads(i, layout), layout.name());
            Buffer buffer = layout.allocate(input.shape());
            buffer.load(input);
            inputs.add(buffer);
        }
        Buffer made = computation.newOutput();
        Layout layout = wider(made.layout(), halo);
        assertTrue(computation.writes(layout), layout.name());
        Buffer output = layout.allocate(made.shape());
        Tensor soiled = Tensor.zeros(made.shape());
        Arrays.fill(soiled.values(), Float.NaN);
        output.load(soiled);
        computation.bind(inputs, output).run(workers);
        return output.tensor();
    }

    private static Layout wider(Layout layout, Halo halo) {
        return layout instanceof BlockedLayout blocked
                ? new BlockedLayout(blocked.block(), blocked.halo().union(halo))
                : layout;
    }

    private static float[] bounded(Tensor tensor, Bounds bounds) {
        float[] values = tensor.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(Math.max(values[i], bounds.lower()), bounds.upper());
        }
        return values;
    }

    private static void assertClose(FeatureMapJob job, float[] wanted, float[] got) {
        assertEquals(wanted.length, got.length);
        float largest = 0;
        for (float value : wanted) {
            largest = Float.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (Float.isFinite(wanted[i])) {
                assertEquals(wanted[i], got[i], job.error() * largest, job.name() + ", element " + i);
            } else {
                assertEquals(wanted[i], got[i], job.name() + ", element " + i);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotTakenIsRefusedInOneSentence() {
        VectorUnit unit = Numbers.UNITS.get(3);
        return FeatureMapJob.refused().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getValue(), () -> {
                    FeatureMapJob job = each.getKey();
                    assertEquals(
                            each.getValue(),
                            kernel(job, unit)
                                    .refusal(job.op(), job.shapes(), job.epilogue())
                                    .orElseThrow()
                                    .reason());
                }));
    }

    @TestFactory
    Stream<DynamicTest> aPartThatLiesInTheWholeIsNotCopied() {
        return Numbers.UNITS.stream().map(unit -> DynamicTest.dynamicTest(unit.toString(), () -> inPlace(unit)));
    }

    private static void inPlace(VectorUnit unit) {
        int lanes = unit.lanes();
        Shape part = Shape.of(2, lanes, 2, 3);
        Shape whole = Shape.of(2, 2 * lanes, 2, 3);
        Buffer output = new BlockedLayout(lanes, new Halo(1, 1, 1, 1)).allocate(whole);
        Buffer second = output.channels(lanes, lanes).orElseThrow();
        Buffer first = new BlockedLayout(lanes, Halo.NONE).allocate(part);
        Tensor ones = Tensor.zeros(part);
        Arrays.fill(ones.values(), 1);
        first.load(ones);
        Kernel<Op> kernel = kernel(FeatureMapJob.concat(part, part), unit);
        Pass pass = kernel.prepare(new Concat(1), List.of(part, part)).bind(List.of(first, second), output);
        // After the pass is bound: it copies the first part alone, wherever the second comes from.
        second.load(ones);
        pass.run(Workers.ONE);
        Tensor all = Tensor.zeros(whole);
        Arrays.fill(all.values(), 1);
        assertArrayEquals(all.values(), output.tensor().values());
    }
}
