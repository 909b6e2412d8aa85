package conv4j.verification.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of all that sources say of sizes, each with the rules that say it here: none is missing, none is unheard of. */
class SourcesTest {
    private static final Map<String, List<String>> STATED = stated();

    private static Map<String, List<String>> stated() {
        String rows = """
                the article's formula 1 | article, formula 1
                the article's formula 2 | article, formula 2
                Dumoulin & Visin 1, no padding, unit stride | relationship 1
                Dumoulin & Visin 2, unit stride | relationship 2
                Dumoulin & Visin 3, half padding | relationship 3 (half)
                Dumoulin & Visin 4, full padding | relationship 4 (full)
                Dumoulin & Visin 5, no padding | relationship 5
                Dumoulin & Visin 6 | relationship 6
                Dumoulin & Visin 7, pooling | relationship 7 (pooling)
                Dumoulin & Visin 8, transposed | relationship 8
                Dumoulin & Visin 9 | relationship 9
                Dumoulin & Visin 10, half | relationship 10 (half)
                Dumoulin & Visin 11, full | relationship 11 (full)
                Dumoulin & Visin 12 | relationship 12
                Dumoulin & Visin 13 | relationship 13
                Dumoulin & Visin 14, any remainder | relationship 14
                Dumoulin & Visin 15, dilation | relationship 15 (dilation)
                PyTorch | PyTorch Conv2d; PyTorch MaxPool2d; PyTorch AvgPool2d
                PyTorch, ceil_mode | PyTorch MaxPool2d, ceil_mode; PyTorch AvgPool2d, ceil_mode
                PyTorch, transposed | PyTorch ConvTranspose2d
                Keras valid | Keras valid
                Keras same | Keras same
                Keras, transposed | Keras Conv2DTranspose, valid; Keras Conv2DTranspose, same
                Keras, transposed, output_padding | Keras Conv2DTranspose, valid, output_padding; Keras Conv2DTranspose, same, output_padding
                TensorFlow | TensorFlow VALID; TensorFlow SAME
                ONNX explicit | ONNX explicit; ONNX explicit, ceil_mode
                ONNX auto_pad | ONNX SAME_UPPER; ONNX SAME_LOWER
                ONNX VALID with ceil_mode, both ways | ONNX VALID, ceil_mode, as the text says; ONNX VALID, ceil_mode, as shape inference does
                ONNX, transposed | ONNX ConvTranspose; ONNX ConvTranspose, SAME_UPPER; ONNX ConvTranspose, SAME_LOWER
                Caffe | Caffe convolution; Caffe pooling; Caffe pooling, P = 0
                MXNet | MXNet valid; MXNet full; MXNet same
                DL4J modes | DL4J Strict; DL4J Truncate; DL4J Same; DL4J Causal
                Core ML | Core ML same, BOTTOM_RIGHT_HEAVY; Core ML same, TOP_LEFT_HEAVY
                cs231n | cs231n
                oneDNN, with the padding after that a declared output implies | oneDNN; benchdnn, no output declared
                a formula typed into Java | Java's integer division
                """;
        return rows.lines()
                .map(row -> row.split(" \\| "))
                .collect(Collectors.toMap(
                        row -> row[0],
                        row -> Arrays.asList(row[1].split("; ")),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    @Test
    void everyStatementHasItsRulesAndEveryRuleItsStatement() {
        Set<String> stated = new TreeSet<>();
        STATED.forEach((statement, rules) -> rules.forEach(
                rule -> assertTrue(stated.add(rule), rule + " is stated twice, by " + statement + " for one")));
        Set<String> entries = Stream.concat(Rules.all().stream(), Rules.transposed().stream())
                .map(Rule::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(stated, entries);
    }

    @Test
    void everyRuleSaysWhereItIsToBeRead() {
        Stream.concat(Rules.all().stream(), Rules.transposed().stream()).forEach(rule -> {
            assertFalse(rule.formula().isBlank(), rule.name());
            assertFalse(rule.source().isBlank(), rule.name());
        });
    }
}
