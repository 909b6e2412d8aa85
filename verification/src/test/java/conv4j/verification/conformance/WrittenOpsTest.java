package conv4j.verification.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.model.Model;
import conv4j.model.ModelValue;
import conv4j.model.onnx.OnnxWriter;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.LpPool2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Padding;
import conv4j.op.Resize;
import conv4j.op.Rounding;
import conv4j.op.Select;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.oracle.Expected;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every op, written as ONNX, gives in ONNX Runtime what its definition says. */
class WrittenOpsTest {
    /** Of each op; a session takes about 2 ms. */
    private static final int MOST_CASES = 24;

    /** What ONNX Runtime 1.29 does not do itself, by a part of what it says; the standard has it all. */
    private static final List<String> REFUSALS = List.of(
            // A padding that is not below the window.
            "pool_attributes.h",
            // Local response normalization of an even size, or of another rank than 4.
            "lrn.h",
            "lrn.cc",
            // Interpolation along other axes than the last two, or one of them.
            "'Linear' mode only support",
            "'Cubic' mode only support",
            "exclude_outside can be set",
            // Inputs of different ranks behind an ellipsis.
            "Ellipsis must indicate");

    @TempDir
    private Path folder;

    static Stream<Class<? extends Op>> ops() {
        return OpCoverageTest.ops();
    }

    @ParameterizedTest
    @MethodSource("ops")
    void everyOpIsWritten(Class<? extends Op> op) throws IOException, OrtException {
        List<Case> cases = Case.of(op).stream().filter(WrittenOpsTest::isTaken).toList();
        int step = Math.max(1, cases.size() / MOST_CASES);
        int ran = 0;
        for (int i = 0; i < cases.size(); i += step) {
            Case one = cases.get(i);
            try {
                assertNear(one, run(one));
                ran++;
            } catch (OrtException e) {
                if (REFUSALS.stream().noneMatch(String.valueOf(e.getMessage())::contains)) {
                    throw new AssertionError(one.toString(), e);
                }
            }
        }
        assertTrue(ran >= 5, op + ": " + ran + " of " + cases.size());
    }

    /** All numbers finite, as runtimes differ in the others; some cells; and nothing that ONNX has no word for. */
    private static boolean isTaken(Case one) {
        boolean finite = IntStream.range(
                        0, Math.toIntExact(one.expected().shape().elements()))
                .allMatch(i -> Double.isFinite(one.expected().value(i)));
        return finite
                && one.expected().shape().elements() > 0
                && (one.op() instanceof Select || one.inputs().stream().allMatch(WrittenOpsTest::isOrdinary))
                && windows(one.op()).allMatch(WrittenOpsTest::isWritten)
                && !(one.op() instanceof Resize resize
                        && resize.coordinates() == Resize.Coordinates.TF_HALF_PIXEL_FOR_NEAREST
                        && resize.nearest() != Resize.Nearest.FLOOR)
                && !isWronglyRun(one.op(), one.inputs());
    }

    /**
     * What ONNX Runtime 1.29 takes and does wrong: same padding of power pools; more cells to repeat than there are; resized
     * axes counted from the end, on which it crashes.
     */
    private static boolean isWronglyRun(Op op, List<Tensor> inputs) {
        if (op instanceof Pad pad && pad.mode() != Pad.Mode.CONSTANT) {
            Shape shape = inputs.get(0).shape();
            return pad.paddings().stream()
                    .anyMatch(padding -> Math.max(padding.before(), padding.after())
                            >= shape.extent(Math.floorMod(padding.axis(), shape.rank()))
                                    + Math.min(0, Math.min(padding.before(), padding.after())));
        }
        return (op instanceof LpPool2d pool && pool.window().height().padding() instanceof Padding.Same)
                || (op instanceof Resize resize && resize.axes().stream().anyMatch(axis -> axis.axis() < 0));
    }

    private static boolean isOrdinary(Tensor input) {
        boolean finite = IntStream.range(0, input.values().length).allMatch(i -> Float.isFinite(input.values()[i]));
        return finite && input.values().length > 0;
    }

    private static Stream<Window> windows(Op op) {
        return op instanceof Conv2d conv
                ? Stream.of(conv.window())
                : op instanceof MaxPool2d max
                        ? Stream.of(max.window())
                        : op instanceof AveragePool2d average
                                ? Stream.of(average.window())
                                : op instanceof LpPool2d power ? Stream.of(power.window()) : Stream.of();
    }

    private static boolean isWritten(Window window) {
        Padding vertical = window.height().padding();
        Padding horizontal = window.width().padding();
        boolean explicit = vertical instanceof Padding.Explicit && horizontal instanceof Padding.Explicit;
        return (explicit || vertical.equals(horizontal))
                && window.height().rounding() != Rounding.FULL
                && window.height().rounding() == window.width().rounding();
    }

    private static void assertNear(Case one, Tensor got) {
        Expected expected = one.expected();
        assertEquals(expected.shape(), got.shape(), one.toString());
        double largest = IntStream.range(0, got.values().length)
                .mapToDouble(i -> Math.abs(expected.value(i)))
                .max()
                .orElse(0);
        for (int i = 0; i < got.values().length; i++) {
            double allowed = Math.max(1e-4 * largest, expected.allowed(i, one.tolerance()));
            assertEquals(expected.value(i), got.values()[i], allowed, one + " at " + i);
        }
    }

    private Tensor run(Case one) throws IOException, OrtException {
        List<String> names =
                IntStream.range(0, one.inputs().size()).mapToObj(i -> "x" + i).toList();
        Graph graph = new Graph(names, List.of(new Node("y", one.op(), names)), List.of("y"));
        List<ModelValue> inputs = names.stream()
                .map(name -> new ModelValue(name, "float32", List.of()))
                .toList();
        Path file = folder.resolve("op.onnx");
        OnnxWriter.write(new Model(graph, inputs, List.of(new ModelValue("y", "float32", List.of())), Map.of()), file);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> given = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Tensor input = one.inputs().get(i);
            long[] extents =
                    IntStream.of(input.shape().toArray()).asLongStream().toArray();
            given.put(names.get(i), OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.values()), extents));
        }
        OrtSession.SessionOptions quiet = new OrtSession.SessionOptions();
        quiet.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        try (quiet;
                OrtSession session = environment.createSession(file.toString(), quiet);
                OrtSession.Result results = session.run(given)) {
            OnnxTensor got = (OnnxTensor) results.get(0);
            Shape shape = Shape.of(Arrays.stream(got.getInfo().getShape())
                    .mapToInt(Math::toIntExact)
                    .toArray());
            float[] numbers = new float[Math.toIntExact(shape.elements())];
            got.getFloatBuffer().get(numbers);
            return Tensor.of(shape, numbers);
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }
}
