package conv4j.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import conv4j.BackendChoice;
import conv4j.Network;
import conv4j.model.Model;
import conv4j.model.ModelFormatException;
import conv4j.model.ModelValue;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One test of the standard: a folder with {@code model.onnx} and {@code test_data_set_0/input_0.pb, ..., output_0.pb}.
 * What ops hold as their own (weights) the standard's tests give as inputs, so a case is tried in each {@link Feed}.
 */
record NodeCase(Path folder) {
    /** The standard's own tolerance (onnx.backend.test). */
    private static final double RELATIVE = 1e-3;

    private static final double ABSOLUTE = 1e-7;

    /** Two of bfloat16's last places, as the standard's runner has it. */
    private static final double RELATIVE_OF_BFLOAT16 = 0x1p-6;

    /** Which inputs are given when the network runs; the others are put into the file. */
    enum Feed {
        ALL,
        FIRST,
        NONE
    }

    enum Outcome {
        PASSED,
        REFUSED,
        FAILED
    }

    record Result(Outcome outcome, String reason) {}

    String name() {
        return folder.getFileName().toString();
    }

    ModelProto model() {
        try {
            return ModelProto.parseFrom(Files.readAllBytes(folder.resolve("model.onnx")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String operators() {
        return model().getGraph().getNodeList().stream()
                .map(node -> node.getOpType())
                .distinct()
                .sorted()
                .collect(Collectors.joining("+"));
    }

    /** Wrong in any way of feeding is failed; else right in one is passed. */
    Result run() {
        List<Result> results = Stream.of(Feed.values()).map(feed -> run(feed)).toList();
        return Stream.of(Outcome.FAILED, Outcome.PASSED)
                .flatMap(outcome -> results.stream().filter(result -> result.outcome() == outcome))
                .findFirst()
                .orElse(results.get(Feed.FIRST.ordinal()));
    }

    Result run(Feed feed) {
        try {
            for (int set = 0; Files.isDirectory(folder.resolve("test_data_set_" + set)); set++) {
                runSet(feed, folder.resolve("test_data_set_" + set));
            }
            return new Result(Outcome.PASSED, "");
        } catch (ModelFormatException | ShapeException e) {
            return new Result(Outcome.REFUSED, String.valueOf(e.getMessage()).replaceFirst("^.*model.onnx: ", ""));
        } catch (IOException | RuntimeException | AssertionError e) {
            return new Result(Outcome.FAILED, feed + ": " + e);
        }
    }

    private void runSet(Feed feed, Path data) throws IOException {
        ModelProto proto = model();
        List<TensorProto> given = tensors(data, "input");
        Model model = OnnxModel.load(fed(proto, given, feed).toByteString(), folder.resolve("model.onnx"));
        List<Tensor> inputs = new ArrayList<>();
        for (ModelValue input : model.inputs()) {
            int place = names(proto.getGraph()).indexOf(input.name());
            inputs.add(decode(given.get(place)).tensor());
        }
        try (Network network = Network.of(model.graph(), BackendChoice.REFERENCE)) {
            List<Tensor> outputs = network.forward(inputs);
            List<TensorProto> expected = tensors(data, "output");
            for (int i = 0; i < expected.size(); i++) {
                compare(model.outputs().get(i).name(), decode(expected.get(i)), outputs.get(i));
            }
        }
    }

    private static List<String> names(GraphProto graph) {
        return graph.getInputList().stream().map(input -> input.getName()).toList();
    }

    private static ModelProto fed(ModelProto proto, List<TensorProto> given, Feed feed) {
        ModelProto.Builder fed = proto.toBuilder();
        int first = switch (feed) {
            case ALL -> given.size();
            case FIRST -> 1;
            case NONE -> 0;
        };
        for (int i = first; i < given.size(); i++) {
            fed.getGraphBuilder()
                    .addInitializer(given.get(i).toBuilder()
                            .setName(names(proto.getGraph()).get(i)));
        }
        return fed.build();
    }

    private static List<TensorProto> tensors(Path data, String kind) throws IOException {
        List<TensorProto> tensors = new ArrayList<>();
        for (int i = 0; Files.exists(data.resolve(kind + "_" + i + ".pb")); i++) {
            try (InputStream in = Files.newInputStream(data.resolve(kind + "_" + i + ".pb"))) {
                tensors.add(TensorProto.parseFrom(in));
            }
        }
        return tensors;
    }

    private static Constant decode(TensorProto tensor) {
        return new TensorReader(Path.of("none")).read(tensor);
    }

    private static void compare(String name, Constant expected, Tensor got) {
        if (!expected.shape().equals(got.shape())) {
            throw new AssertionError(name + ": wanted shape " + expected.shape() + ", got " + got.shape());
        }
        float[] wanted = expected.floats();
        double relative = expected.type() == ElementType.BFLOAT16 ? RELATIVE_OF_BFLOAT16 : RELATIVE;
        for (int i = 0; i < wanted.length; i++) {
            float value = got.values()[i];
            double allowed = expected.isExact() ? 0 : ABSOLUTE + relative * Math.abs(wanted[i]);
            if (Float.compare(wanted[i], value) != 0 && !(Math.abs((double) wanted[i] - value) <= allowed)) {
                throw new AssertionError(String.format(
                        Locale.ROOT, "%s[%d] of %s: wanted %s, got %s", name, i, expected.shape(), wanted[i], value));
            }
        }
    }
}
