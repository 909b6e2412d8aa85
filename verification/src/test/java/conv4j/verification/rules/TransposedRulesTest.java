package conv4j.verification.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conv4j.verification.Geometry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guide's own examples. */
class TransposedRulesTest {

    @ParameterizedTest(name = "{0}: I={1} F={2} S={3} P={4} a={5} gives {6}")
    @CsvSource({
        "relationship 8, 2, 3, 1, 0, 0, 4",
        "relationship 9, 6, 4, 1, 2, 0, 5",
        "relationship 10 (half), 5, 3, 1, 1, 0, 5",
        "relationship 11 (full), 7, 3, 1, 2, 0, 5",
        "relationship 12, 2, 3, 2, 0, 0, 5",
        "relationship 13, 3, 3, 2, 1, 0, 5",
        "relationship 14, 3, 3, 2, 1, 1, 6",
    })
    void aRelationshipGivesWhatTheGuideSays(
            String name, int input, int window, int stride, int padding, int outputPadding, int output) {
        Rule rule = Rules.transposed().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertEquals(
                Prediction.size(output),
                rule.predict(Geometry.of(input, window, stride, padding).withOutputPadding(outputPadding)));
    }
}
