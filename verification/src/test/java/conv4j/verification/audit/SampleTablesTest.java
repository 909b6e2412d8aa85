package conv4j.verification.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.reference.ReferenceBackend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that src/test/audit/tables.py made with the frameworks themselves, 200 random rows each. */
class SampleTablesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "pytorch | 0 | ",
                "keras | 0 | ",
                "onnx | 2 | divides toward zero",
                "caffe | 3 | divides toward zero",
                "tensorflow | 11 | hands the input's shape back, strides within the batches",
            })
    void everyRowAgreesWithTheFrameworkOrTheFrameworksFaultIsNamed(String framework, int different, String reasons)
            throws Exception {
        List<Finding> findings = audit(framework);
        assertEquals(200, findings.size());
        List<Finding> differences = findings.stream()
                .filter(finding -> finding.standing() != Standing.AGREES)
                .toList();
        for (Finding difference : differences) {
            assertTrue(
                    reasons != null && List.of(reasons.split(", ")).stream().anyMatch(difference.reason()::contains),
                    difference.toString());
        }
        assertEquals(different, differences.size());
        assertTrue(
                findings.stream()
                                .filter(f -> f.claim().claimed() instanceof Claimed.Refusal)
                                .count()
                        > 20,
                "too few refusals to prove anything");
    }

    private static List<Finding> audit(String framework) throws Exception {
        Path file = Path.of(Objects.requireNonNull(SampleTablesTest.class.getResource("/audit/" + framework + ".csv"))
                .toURI());
        List<Finding> findings = new ArrayList<>();
        new Audit(new ReferenceBackend()).run(file, findings::add);
        return findings;
    }
}
