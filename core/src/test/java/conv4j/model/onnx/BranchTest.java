package conv4j.model.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import conv4j.model.ModelFormatException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code If}, as exporters write it where they do not see that a condition is constant. */
class BranchTest {
    @TempDir
    private Path folder;

    /** A branch that adds 1 to x and puts it through an operator. */
    private static AttributeProto branch(String name, String operator) {
        GraphProto.Builder graph = GraphProto.newBuilder().setName(name);
        graph.addInitializer(TensorProto.newBuilder()
                .setName("one")
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addFloatData(1));
        graph.addNodeBuilder().setOpType("Add").addInput("x").addInput("one").addOutput("sum");
        graph.addNodeBuilder().setName(name).setOpType(operator).addInput("sum").addOutput("result");
        graph.addOutputBuilder().setName("result");
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.GRAPH)
                .setG(graph)
                .build();
    }

    private static OnnxBuilder choosing(String condition, String then, String otherwise) {
        return OnnxBuilder.opset(13)
                .raw("yes", TensorProto.DataType.BOOL_VALUE, new byte[] {1})
                .integers("two", 2)
                .integers("three", 3)
                .node("same", "Equal", "two three", "never")
                .node("asked", "Cast", "x", "open", node -> node.addAttribute(OnnxBuilder.integer("to", 9)))
                .node(
                        "choice",
                        "If",
                        condition,
                        "y",
                        node -> node.addAttribute(branch("then_branch", then))
                                .addAttribute(branch("else_branch", otherwise)));
    }

    private String refusal(OnnxBuilder file) {
        return String.valueOf(assertThrows(ModelFormatException.class, () -> file.load(folder))
                .getMessage());
    }

    @Test
    void theBranchThatIsTakenStandsInItsPlace() {
        assertEquals(List.of("add", "relu"), last2(choosing("yes", "Relu", "Tanh")));
        assertEquals(List.of("add", "tanh"), last2(choosing("never", "Relu", "Tanh")));
    }

    private List<String> last2(OnnxBuilder file) {
        List<String> ops = OnnxBuilder.ops(file.load(folder));
        return ops.subList(ops.size() - 2, ops.size());
    }

    @Test
    void whatIsNotTakenMayHoldAnything() {
        assertEquals(List.of("add", "relu"), last2(choosing("yes", "Relu", "Loop")));
        assertTrue(refusal(choosing("yes", "Loop", "Relu"))
                .endsWith("node 'choice' (If): wanted operators that are supported, got Loop (node 'then_branch')"));
    }

    @Test
    void namesInABranchAreItsOwn() {
        OnnxBuilder file = choosing("yes", "Relu", "Tanh")
                .node(
                        "again",
                        "If",
                        "never",
                        "z",
                        node -> node.addAttribute(branch("then_branch", "Relu"))
                                .addAttribute(branch("else_branch", "Tanh")))
                .output("z");
        assertEquals(2, file.load(folder).outputs().size());
        assertTrue(refusal(choosing("yes", "Relu", "Tanh").node("late", "Relu", "sum", "z"))
                .contains("got 'sum'"));
    }

    @Test
    void aConditionOfTheNetworkIsRefused() {
        assertTrue(refusal(choosing("open", "Relu", "Tanh"))
                .contains("node 'choice' (If): wanted a condition that follows from constants"));
        assertTrue(refusal(choosing("two three", "Relu", "Tanh")).contains("wanted at most 1 inputs"));
    }
}
