package conv4j.verification.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import conv4j.Network;
import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.model.Model;
import conv4j.model.ModelValue;
import conv4j.model.ModelValue.Fixed;
import conv4j.model.onnx.OnnxWriter;
import conv4j.model.zoo.Zoo;
import conv4j.op.AveragePool2d;
import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.Conv2d;
import conv4j.op.Dense;
import conv4j.op.Elementwise;
import conv4j.op.Flatten;
import conv4j.op.LocalResponseNormalization;
import conv4j.op.MatMul;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Reduce;
import conv4j.op.Relu;
import conv4j.op.Reshape;
import conv4j.op.Rounding;
import conv4j.op.Softmax;
import conv4j.op.Squeeze;
import conv4j.op.Transpose;
import conv4j.op.Unsqueeze;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What conv4j writes as ONNX gives, in ONNX Runtime, what it gives in conv4j. */
class OnnxRuntimeTest {
    /** Elementwise functions that are written; {@code 0.5} and {@code 2} are the numbers of those that have any. */
    private static final Set<Elementwise.Function> FUNCTIONS = EnumSet.of(
            Elementwise.Function.ABS,
            Elementwise.Function.NEGATE,
            Elementwise.Function.AFFINE,
            Elementwise.Function.SQUARE,
            Elementwise.Function.RECIPROCAL,
            Elementwise.Function.EXP,
            Elementwise.Function.ERF,
            Elementwise.Function.FLOOR,
            Elementwise.Function.CEIL,
            Elementwise.Function.ROUND,
            Elementwise.Function.SIGN,
            Elementwise.Function.SIN,
            Elementwise.Function.COS,
            Elementwise.Function.TANH,
            Elementwise.Function.SIGMOID,
            Elementwise.Function.HARD_SIGMOID,
            Elementwise.Function.SOFTPLUS,
            Elementwise.Function.SOFTSIGN,
            Elementwise.Function.SWISH,
            Elementwise.Function.HARD_SWISH,
            Elementwise.Function.MISH,
            Elementwise.Function.GELU,
            Elementwise.Function.CLIP,
            Elementwise.Function.LEAKY_RELU,
            Elementwise.Function.ELU,
            Elementwise.Function.CELU);

    @TempDir
    private Path folder;

    private static Tensor random(int... extents) {
        Tensor tensor = Tensor.zeros(Shape.of(extents));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] = (float) random.nextDouble(-2, 2);
        }
        return tensor;
    }

    /** Runs a model in both and compares all its outputs, each to 1e-4 of its largest number. */
    private void assertSame(Model model, Tensor input) throws IOException, OrtException {
        Path file = folder.resolve("net.onnx");
        OnnxWriter.write(model, file);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (Network network = Network.of(model.graph());
                OrtSession session = environment.createSession(file.toString());
                OnnxTensor given =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.values()), longs(input.shape()));
                OrtSession.Result results =
                        session.run(Map.of(model.graph().inputs().get(0), given))) {
            List<Tensor> wanted = network.forward(List.of(input));
            for (int i = 0; i < wanted.size(); i++) {
                assertSame(model.graph().outputs().get(i), wanted.get(i), results.get(i));
            }
        }
    }

    private static void assertSame(String name, Tensor wanted, OnnxValue value) {
        OnnxTensor got = (OnnxTensor) value;
        assertEquals(wanted.shape(), shape(got), name);
        float largest = 0;
        for (float number : wanted.values()) {
            largest = Math.max(largest, Math.abs(number));
        }
        float[] numbers = new float[wanted.values().length];
        got.getFloatBuffer().get(numbers);
        assertArrayEquals(wanted.values(), numbers, 1e-4f * largest, name);
    }

    private static long[] longs(Shape shape) {
        return IntStream.of(shape.toArray()).asLongStream().toArray();
    }

    private static Shape shape(OnnxTensor tensor) {
        return Shape.of(Arrays.stream(tensor.getInfo().getShape())
                .mapToInt(Math::toIntExact)
                .toArray());
    }

    /** VGG has no op that AlexNet has not, and files of half a gigabyte. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alexnet",
                "googlenet",
                "resnet18",
                "resnet34",
                "resnet50",
                "resnet50-v1.5",
                "squeezenet-1.0",
                "squeezenet-1.1",
                "densenet121",
                "mobilenet-v1",
                "mobilenet-v2"
            })
    void theZooGivesTheSameScores(String name) throws IOException, OrtException {
        Model model = Zoo.model(name, 1);
        int side = ((Fixed) model.inputs().get(0).shape().get(3)).size();
        assertSame(model, random(1, 3, side, side));
    }

    /** A graph where every op reads the input {@code x} and what it makes is an output. */
    private static Model each(Map<String, Tensor> constants, List<Node> nodes) {
        List<String> names = nodes.stream().map(Node::name).toList();
        List<ModelValue> outputs = names.stream()
                .map(name -> new ModelValue(name, "float32", List.of()))
                .toList();
        return new Model(
                new Graph(List.of("x"), constants, nodes, names),
                List.of(new ModelValue("x", "float32", List.of())),
                outputs,
                Map.of());
    }

    private static Model each(List<? extends Op> ops) {
        List<Node> nodes = new ArrayList<>();
        ops.forEach(op -> nodes.add(new Node(op.name() + nodes.size(), op, List.of("x"))));
        return each(Map.of(), nodes);
    }

    @Test
    void windowsSlideTheSame() throws IOException, OrtException {
        Window plain = Window.of(3, 2).withStride(2, 3).withPadding(Padding.explicit(1, 0), Padding.explicit(0, 1));
        Window dilated = Window.of(2, 3).withDilation(2, 1);
        List<Op> ops = new ArrayList<>();
        for (Window window : List.of(
                plain,
                dilated,
                Window.of(3, 3).withStride(2).withPadding(Padding.Same.UPPER),
                Window.of(2, 2).withPadding(Padding.Same.LOWER))) {
            int height = window.height().size();
            int width = window.width().size();
            ops.add(new Conv2d(window, 1, random(3, 4, height, width), random(3)));
            ops.add(new Conv2d(window, 2, random(6, 2, height, width), null));
            ops.add(new MaxPool2d(window));
            ops.add(new AveragePool2d(window, false));
        }
        ops.add(new AveragePool2d(plain, true));
        ops.add(new MaxPool2d(Window.of(3, 3).withStride(2).withRounding(Rounding.CEIL)));
        ops.add(new AveragePool2d(Window.of(3, 3).withStride(2).withRounding(Rounding.CEIL), false));
        assertSame(each(ops), random(2, 4, 10, 8));
    }

    @Test
    void functionsOfOneNumberAreTheSame() throws IOException, OrtException {
        assertSame(
                each(FUNCTIONS.stream()
                        .map(function -> new Elementwise(function, 0.5f, 2))
                        .toList()),
                random(2, 3, 5));
        Tensor positive = random(40);
        for (int i = 0; i < 40; i++) {
            positive.values()[i] = Math.abs(positive.values()[i]);
        }
        assertSame(
                each(List.of(Elementwise.of(Elementwise.Function.SQRT), Elementwise.of(Elementwise.Function.LOG))),
                positive);
    }

    @Test
    void functionsOfTwoNumbersAreTheSame() throws IOException, OrtException {
        List<Node> nodes = new ArrayList<>();
        for (Binary.Function function : List.of(
                Binary.Function.ADD,
                Binary.Function.SUBTRACT,
                Binary.Function.MULTIPLY,
                Binary.Function.DIVIDE,
                Binary.Function.MAXIMUM,
                Binary.Function.MINIMUM)) {
            nodes.add(new Node(function.name(), new Binary(function), List.of("x", "y")));
        }
        nodes.add(new Node("squares", Elementwise.of(Elementwise.Function.SQUARE), List.of("x")));
        nodes.add(new Node("power", new Binary(Binary.Function.POWER), List.of("squares", "y")));
        nodes.add(new Node("product", new MatMul(), List.of("x", "y")));
        nodes.add(new Node("all", new Concat(-1), List.of("x", "y", "squares")));
        assertSame(each(Map.of("y", random(3, 3)), nodes), random(3, 3));
    }

    @Test
    void whatHasAxesIsTheSame() throws IOException, OrtException {
        List<Op> ops = new ArrayList<>(List.of(
                new Relu(),
                new Softmax(1, false),
                new Softmax(-1, true),
                new Flatten(2),
                new Transpose(List.of(2, 0, 3, 1)),
                new Transpose(List.of()),
                new Reshape(List.of(0, -1, 2), true),
                new Squeeze(List.of(2)),
                new Squeeze(List.of()),
                new Unsqueeze(List.of(0, -1)),
                new Dense(random(6, 5), random(5)),
                new Dense(random(6, 5), null),
                new LocalResponseNormalization(3, 0.5f, 0.75f, 2),
                new BatchNormalization(null, null, random(4), Tensor.of(Shape.of(4), 1, 2, 3, 4), 0.1f, 1)));
        for (Reduce.Function function : Reduce.Function.values()) {
            // A logarithm of sums that may be negative is no number.
            if (function != Reduce.Function.LOG_SUM) {
                ops.add(new Reduce(function, List.of(1, -1), true));
                ops.add(new Reduce(function, List.of(0), false));
            }
        }
        ops.add(new Reduce(Reduce.Function.MEAN, List.of(), false));
        assertSame(each(ops), random(2, 4, 1, 6));
    }
}
