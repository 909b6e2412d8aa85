package conv4j.model.zoo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.Network;
import conv4j.model.Model;
import conv4j.model.ModelFormatException;
import conv4j.model.ModelValue.Fixed;
import conv4j.op.BatchNormalization;
import conv4j.op.Conv2d;
import conv4j.op.Op;
import conv4j.plan.LayerTrace;
import conv4j.plan.Trace;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The zoo's architectures against what was published of them. */
class ZooTest {
    private static Trace trace(Model model, int side) {
        Tensor input = Tensor.zeros(Shape.of(1, 3, side, side));
        for (int i = 0; i < input.values().length; i++) {
            input.values()[i] = i * 31 % 256 / 128f - 1;
        }
        try (Network network = Network.of(model.graph())) {
            return network.trace(input);
        }
    }

    private static Tensor last(Trace trace) {
        return trace.layers().get(trace.layers().size() - 1).output();
    }

    /** As the field counts them: without the mean and variance of batch normalization, which no gradient reaches. */
    private static long learned(Op op) {
        return op instanceof BatchNormalization normalization ? 2L * normalization.channels() : op.parameterCount();
    }

    /** Widths of the maps, one after the other as the papers' tables have them. */
    private static String extents(Trace trace) {
        return trace.layers().stream()
                .map(layer -> layer.output().shape())
                .filter(shape -> shape.rank() == 4)
                .map(shape -> Integer.toString(shape.extent(3)))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static double billionMultiplyAdds(Trace trace) {
        return trace.layers().stream()
                        .mapToLong(layer -> layer.node()
                                .op()
                                .multiplyAdds(layer.inputs(), layer.output().shape()))
                        .sum()
                / 1e9;
    }

    /**
     * Parameters: AlexNet, GoogLeNet as Caffe's bvlc_alexnet and bvlc_googlenet (without the auxiliary classifiers),
     * MobileNetV1 as Keras' trainable ones, all others as torchvision's documentation. Extents: the papers' tables.
     * Multiply-adds, in billions: VGG, ResNet, DenseNet as torchvision's documentation (ResNet-50 there is v1.5; v1 is 3.8
     * in the paper), MobileNet as the papers, the others as Caffe's networks have them.
     */
    @ParameterizedTest
    @CsvSource({
        "alexnet,         60965224, 55 27 13 6,          0.72",
        "vgg16,          138357544, 224 112 56 28 14 7, 15.47",
        "vgg19,          143667240, 224 112 56 28 14 7, 19.63",
        "googlenet,        6998552, 112 56 28 14 7,      1.58",
        "resnet18,        11689512, 112 56 28 14 7,      1.81",
        "resnet34,        21797672, 112 56 28 14 7,      3.66",
        "resnet50,        25557032, 112 56 28 14 7,      3.86",
        "resnet50-v1.5,   25557032, 112 56 28 14 7,      4.09",
        "squeezenet-1.0,   1248424, 111 55 27 13,        0.83",
        "squeezenet-1.1,   1235496, 113 56 28 14,        0.39",
        "densenet121,      7978856, 112 56 28 14 7,      2.83",
        "mobilenet-v1,     4231976, 112 56 28 14 7,      0.57",
        "mobilenet-v2,     3504872, 112 56 28 14 7,      0.30"
    })
    void eachIsAsLargeAsItWasPublished(String name, long parameters, String extents, double multiplyAdds) {
        Model model = Zoo.model(name, 1);
        assertEquals(
                parameters,
                model.graph().nodes().stream()
                        .mapToLong(node -> learned(node.op()))
                        .sum());
        Trace trace = trace(model, ((Fixed) model.inputs().get(0).shape().get(3)).size());
        assertEquals(extents, extents(trace));
        assertEquals(multiplyAdds, billionMultiplyAdds(trace), 0.005);
        Tensor scores = last(trace);
        assertEquals(Shape.of(1, 1000), scores.shape());
        TreeSet<Float> distinct = new TreeSet<>();
        for (float score : scores.values()) {
            assertTrue(Float.isFinite(score), name);
            distinct.add(score);
        }
        assertTrue(distinct.size() > 100, () -> name + ": " + distinct);
    }

    @ParameterizedTest
    @CsvSource({"resnet50, 8 8 8", "resnet50-v1.5, 16 8 8"})
    void theVersionsOfResNetDifferInWhereABottleneckStrides(String name, String extents) {
        List<LayerTrace> convolutions = trace(Zoo.model(name, 1), 64).layers().stream()
                .filter(layer -> layer.node().name().startsWith("conv3_1/"))
                .filter(layer -> layer.node().op() instanceof Conv2d)
                .toList();
        assertEquals(4, convolutions.size());
        assertEquals(
                extents,
                convolutions.stream()
                        .skip(1)
                        .map(layer -> Integer.toString(layer.output().shape().extent(2)))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void weightsGoByTheSeed() {
        float[] one = last(trace(Zoo.model("mobilenet-v2", 5), 32)).values();
        assertArrayEquals(one, last(trace(Zoo.model("mobilenet-v2", 5), 32)).values());
        float[] other = last(trace(Zoo.model("mobilenet-v2", 6), 32)).values();
        assertTrue(Math.abs(one[0] - other[0]) > 1e-3, one[0] + " and " + other[0]);
    }

    @Test
    void onlyLettersAndDigitsOfANameCount() {
        Stream.of("SqueezeNet1_1", "squeezenet-1.1", "squeezenet11")
                .forEach(name -> assertEquals(
                        "zoo:squeezenet-1.1", Zoo.model(name, 0).properties().get("format")));
        assertEquals(
                Zoo.names().size(),
                Zoo.names().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
                        .distinct()
                        .count());
    }

    @Test
    void anUnknownNameIsToldWhichThereAre() {
        String message = assertThrows(ModelFormatException.class, () -> Zoo.model("lenet", 0))
                .getMessage();
        Zoo.names().forEach(name -> assertTrue(message.contains(name), message));
    }
}
