package conv4j.verification.rules;

import conv4j.verification.Kind;
import conv4j.verification.Setting;
import java.util.List;
import java.util.stream.Stream;

/** All rules that there are. */
public final class Rules {
    private static final List<Rule> ALL = Stream.of(
                    ArticleRules.RULES,
                    DumoulinVisinRules.RULES,
                    FrameworkRules.RULES,
                    OnnxRules.RULES,
                    OneDnnRules.RULES,
                    StrictRules.RULES)
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    public static List<Rule> all() {
        return ALL;
    }

    /** The rules for transposed convolutions, which no other kind of layer shares; not among {@link #all}. */
    public static List<Rule> transposed() {
        return TransposedRules.RULES;
    }

    /** The rules for one kind of layer, executed in one setting. */
    public static List<Rule> of(Kind kind, Setting setting) {
        return ALL.stream()
                .filter(rule -> rule.kinds().contains(kind) && rule.setting() == setting)
                .toList();
    }
}
