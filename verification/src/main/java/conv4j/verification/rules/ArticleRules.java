package conv4j.verification.rules;

import conv4j.verification.Geometry;
import conv4j.verification.Setting;
import java.util.List;

/** The two formulas of the article that the project started from. It prints no floor, and so do these. */
final class ArticleRules {
    static final List<Rule> RULES = List.of(
            new Rule(
                    "article, formula 1",
                    "(I - F + 2P)/S + 1",
                    "the article, convolution",
                    Rule.CONVOLUTION,
                    Setting.FLOOR,
                    Domain.ALIKE.and(Domain.DENSE),
                    g -> quotient(Sizes.dense(g))),
            new Rule(
                    "article, formula 2",
                    "(I - F)/S + 1",
                    "the article, max pooling",
                    Rule.MAX_POOL,
                    Setting.FLOOR,
                    Domain.UNPADDED.and(Domain.DENSE),
                    g -> quotient(Sizes.dense(Sizes.unpadded(g)))));

    private ArticleRules() {}

    private static Prediction quotient(Geometry g) {
        return Prediction.quotient(Sizes.room(g) + g.stride(), g.stride());
    }
}
