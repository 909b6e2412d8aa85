package conv4j.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.model.Model;
import conv4j.model.ModelFormatException;
import conv4j.model.ModelValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Networks as ONNX files: {@link #write}. */
public final class OnnxWriter {
    /** The first in which average pools dilate (19) and GELU is an operator (20). */
    static final int OPSET = 20;

    private static final int IR_VERSION = 9;

    /** Protobuf counts the bytes of a message in an int. */
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    /** Room for names and attributes: a few hundred bytes a node. */
    private static final long BYTES_PER_NODE = 4096;

    private OnnxWriter() {}

    /**
     * Writes a network as an ONNX file of opset 20. Its inputs and outputs have the names and types that the model declares;
     * between them all numbers are float32. Pictures are {@code N x C x H x W} there, whatever the order of axes in the
     * file that the network comes from. The file is there when it is whole, or not at all.
     *
     * @throws ModelFormatException when the network has ops that are not written, all of them in one line, or when the
     *     file would be of 2 GB or more
     * @throws IOException when the file cannot be written
     */
    public static void write(Model model, Path file) throws IOException {
        Graph graph = model.graph();
        refuseUnwritable(graph);
        refuseTooLarge(graph);
        ModelProto.Builder proto =
                ModelProto.newBuilder().setIrVersion(IR_VERSION).setProducerName("conv4j");
        proto.addOpsetImportBuilder().setVersion(OPSET);
        proto.setGraph(written(model));
        save(proto.build(), file.toAbsolutePath());
    }

    private static void refuseUnwritable(Graph graph) {
        String unwritable = graph.nodes().stream()
                .filter(node -> !OpWriters.takes(node.op()))
                .map(node -> "'" + node.name() + "' (" + node.op().name() + ")")
                .collect(Collectors.joining(", "));
        if (!unwritable.isEmpty()) {
            throw new ModelFormatException("wanted layers that can be written as ONNX, got " + unwritable);
        }
    }

    private static void refuseTooLarge(Graph graph) {
        long numbers = graph.constants().values().stream()
                        .mapToLong(tensor -> tensor.shape().elements())
                        .sum()
                + graph.nodes().stream()
                        .mapToLong(node -> node.op().parameterCount())
                        .sum();
        long bytes = numbers * Float.BYTES + graph.nodes().size() * BYTES_PER_NODE;
        if (bytes > MOST_BYTES) {
            throw new ModelFormatException(
                    "wanted at most " + (MOST_BYTES >> 20) + " MB in an ONNX file, got " + (bytes >> 20) + " MB");
        }
    }

    private static GraphProto written(Model model) {
        Graph graph = model.graph();
        GraphProto.Builder proto = GraphProto.newBuilder().setName("conv4j");
        Ends ends = new Ends(proto, model);
        ends.writeInputs();
        graph.constants().forEach((name, tensor) -> proto.addInitializer(NodeWriter.tensor(ends.name(name), tensor)));
        for (Node node : graph.nodes()) {
            OpWriters.write(node.op(), ends.writer(node));
        }
        ends.writeOutputs();
        return proto.build();
    }

    static ValueInfoProto value(ModelValue declared) {
        ValueInfoProto.Builder value = ValueInfoProto.newBuilder().setName(declared.name());
        var tensor = value.getTypeBuilder()
                .getTensorTypeBuilder()
                .setElemType(type(declared).code());
        if (!declared.shape().isEmpty()) {
            tensor.setShape(shape(declared.shape()));
        }
        return value.build();
    }

    static ElementType type(ModelValue declared) {
        return ElementType.named(declared.type()).orElse(ElementType.FLOAT32);
    }

    private static TensorShapeProto shape(List<ModelValue.Extent> extents) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (ModelValue.Extent extent : extents) {
            TensorShapeProto.Dimension.Builder dimension = shape.addDimBuilder();
            if (extent instanceof ModelValue.Fixed fixed) {
                dimension.setDimValue(fixed.size());
            } else if (!extent.equals(ModelValue.Free.NAMELESS)) {
                dimension.setDimParam(extent.toString());
            }
        }
        return shape.build();
    }

    private static void save(ModelProto model, Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (OutputStream stream = Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW)) {
                model.writeTo(stream);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
