package conv4j.verification.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conv4j.verification.Fill;
import conv4j.verification.Geometry;
import conv4j.verification.Problem;
import conv4j.verification.ProblemList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RulesTest {

    @ParameterizedTest(name = "{0}: I={1} F={2} S={3} P={4} D={5} gives {6}")
    @CsvSource(
            delimiter = '|',
            value = {
                "article, formula 1 | 32 | 3 | 1 | 0 | 1 | 30",
                "article, formula 1 | 32 | 3 | 1 | 3 | 1 | 36",
                "article, formula 1 | 11 | 2 | 2 | 0 | 1 | 5.5",
                "article, formula 2 | 30 | 2 | 2 | 0 | 1 | 15",
                "article, formula 2 | 11 | 2 | 2 | 0 | 1 | 5.5",
                "article, formula 2 | 2 | 3 | 2 | 0 | 1 | 0.5",
                "relationship 1 | 4 | 3 | 1 | 0 | 1 | 2",
                "relationship 2 | 5 | 4 | 1 | 2 | 1 | 6",
                "relationship 3 (half) | 5 | 3 | 1 | 1 | 1 | 5",
                "relationship 4 (full) | 5 | 3 | 1 | 2 | 1 | 7",
                "relationship 5 | 5 | 3 | 2 | 0 | 1 | 2",
                "relationship 6 | 5 | 3 | 2 | 1 | 1 | 3",
                "relationship 6 | 6 | 3 | 2 | 1 | 1 | 3",
                "relationship 7 (pooling) | 5 | 3 | 1 | 0 | 1 | 3",
                "relationship 15 (dilation) | 7 | 3 | 1 | 0 | 2 | 3",
                // Java's / would truncate to 1
                "relationship 6 | 2 | 3 | 2 | 0 | 1 | does not fit",
                "PyTorch MaxPool2d | 11 | 2 | 2 | 0 | 1 | 5",
                "PyTorch MaxPool2d, ceil_mode | 11 | 2 | 2 | 0 | 1 | 6",
                "PyTorch MaxPool2d, ceil_mode | 4 | 1 | 3 | 0 | 1 | 2",
                "PyTorch MaxPool2d, ceil_mode | 3 | 1 | 3 | 0 | 1 | 1",
                "PyTorch MaxPool2d | 9 | 3 | 1 | 2 | 1 | only for P alike on both sides, P <= F/2, else PyTorch refuses",
                "Keras same | 11 | 2 | 2 | 0 | 1 | 6",
                "cs231n | 5 | 3 | 1 | 1 | 1 | 5",
                "cs231n | 5 | 3 | 2 | 1 | 1 | 3",
                "cs231n | 10 | 3 | 2 | 0 | 1 | invalid (4.5)",
                "cs231n | 227 | 11 | 4 | 0 | 1 | 55",
                "cs231n | 224 | 11 | 4 | 0 | 1 | invalid (54.25)",
                "cs231n | 11 | 2 | 2 | 0 | 1 | invalid (5.5)",
                "DL4J Strict | 11 | 2 | 2 | 0 | 1 | throws (5.5)",
                "DL4J Same | 11 | 2 | 2 | 0 | 1 | 6",
            })
    void aRuleGivesWhatItsSourcePrints(
            String name, int input, int window, int stride, int padding, int dilation, String wanted) {
        Rule rule = Rules.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        Geometry geometry = new Geometry(input, window, stride, dilation, padding, padding);
        assertEquals(wanted, rule.predict(geometry).toString());
    }

    @Test
    void noTwoRulesHaveTheSameName() {
        List<String> names = Rules.all().stream().map(Rule::name).toList();
        assertEquals(names.size(), new HashSet<>(names).size());
    }

    @ParameterizedTest
    @EnumSource
    void theParametersAreWhatTheWeightsHold(ProblemList list) {
        Set<String> tested = new HashSet<>();
        for (Problem problem : list.problems()) {
            long held = problem.op(Fill.SMALL_INTEGERS, 1).parameterCount();
            for (ParameterRule rule : ParameterRule.all()) {
                OptionalLong predicted = rule.predict(problem);
                if (predicted.isPresent()) {
                    tested.add(rule.name());
                    assertEquals(held, predicted.getAsLong(), problem.name() + " by " + rule.name());
                }
            }
        }
        assertEquals(ParameterRule.all().size(), tested.size());
    }

    @Test
    void theArticlesExampleHas140Parameters() {
        Problem problem = ProblemList.ARTICLE.named("article:conv");
        assertEquals(OptionalLong.of(140), ParameterRule.all().get(0).predict(problem));
    }
}
