package conv4j.verification.rules;

import conv4j.verification.Kind;
import conv4j.verification.Problem;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * One closed form for the number of a layer's learned numbers.
 *
 * @param formula as the source prints it
 * @param domain the layers that it speaks of, in words
 * @param holds the same in code
 */
public record ParameterRule(
        String name,
        String formula,
        String source,
        String domain,
        Predicate<Problem> holds,
        ToLongFunction<Problem> formulaAsCode) {

    private static final List<ParameterRule> ALL = List.of(
            new ParameterRule(
                    "article, parameters",
                    "(F * F * C + 1) * D",
                    "the article: C channels, D filters",
                    "convolutions with a square window, one group and a bias",
                    p -> p.kind() == Kind.CONV2D
                            && p.window().height().size() == p.window().width().size()
                            && p.groups() == 1
                            && p.bias(),
                    p -> ((long) p.window().height().size() * p.window().width().size() * p.channels() + 1)
                            * p.outputChannels()),
            new ParameterRule(
                    "article, parameters of pooling",
                    "0",
                    "the article",
                    "pools",
                    p -> p.kind().isPool(),
                    p -> 0),
            new ParameterRule(
                    "PyTorch Conv2d",
                    "out * in/groups * Fh * Fw + out with bias",
                    "torch.nn.Conv2d, Variables",
                    "convolutions",
                    p -> p.kind() == Kind.CONV2D,
                    p -> (long) p.outputChannels()
                                    * (p.channels() / p.groups())
                                    * p.window().height().size()
                                    * p.window().width().size()
                            + (p.bias() ? p.outputChannels() : 0)));

    public static List<ParameterRule> all() {
        return ALL;
    }

    /** Empty outside the domain. */
    public OptionalLong predict(Problem problem) {
        return holds.test(problem) ? OptionalLong.of(formulaAsCode.applyAsLong(problem)) : OptionalLong.empty();
    }
}
