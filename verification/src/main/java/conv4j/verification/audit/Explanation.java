package conv4j.verification.audit;

import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.tensor.ShapeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Says what a wrong claim would have been right for: the same geometry, laid out another way and executed again. */
final class Explanation {
    private static final Map<String, UnaryOperator<Layout>> OTHER_WAYS = otherWays();

    private final Execution execution;

    Explanation(Execution execution) {
        this.execution = execution;
    }

    private static Map<String, UnaryOperator<Layout>> otherWays() {
        Map<String, UnaryOperator<Layout>> ways = new LinkedHashMap<>();
        ways.put("height and width exchanged", l -> new Layout(l.width(), l.height(), l.note()));
        ways.put("rounding down", l -> l.each(axis -> axis.withRounding(Rounding.FLOOR)));
        ways.put("rounding up", l -> l.each(axis -> axis.withRounding(Rounding.CEIL)));
        ways.put("rounding up past the input", l -> l.each(axis -> axis.withRounding(Rounding.FULL)));
        ways.put("no padding", l -> l.each(axis -> axis.withPadding(Padding.VALID)));
        ways.put("same padding", l -> l.each(axis -> axis.withPadding(Padding.Same.UPPER)));
        ways.put("padding after left out", l -> l.each(axis -> axis.withPadding(before(axis))));
        ways.put("no dilation", l -> l.each(axis -> axis.withDilation(1)));
        ways.put("no output padding", l -> l.each(axis -> axis.withOutputPadding(0)));
        return ways;
    }

    private static Padding before(LaidAxis axis) {
        return axis.axis().padding() instanceof Padding.Explicit explicit
                ? Padding.explicit(explicit.before(), 0)
                : axis.axis().padding();
    }

    /** Empty when there is nothing to say. */
    String of(Claim claim, Layout layout, Result result) {
        List<String> said = new ArrayList<>();
        if (!layout.note().isEmpty()) {
            said.add(layout.note());
        }
        if (claim.claimed() instanceof Claimed.Size size) {
            Result.Size wanted = new Result.Size(size.height(), size.width());
            if (result instanceof Result.Size && !result.equals(wanted)) {
                List<String> ways = waysTo(wanted, claim.operation(), layout);
                said.add(
                        ways.isEmpty()
                                ? "no usual variation gives the claim"
                                : "claimed is what " + ways.get(0) + " gives");
            } else if (result instanceof Result.Refused
                    && !claim.framework().whenNothingFits().isEmpty()) {
                said.add(claim.framework().whenNothingFits());
            }
        }
        return String.join("; ", said);
    }

    private List<String> waysTo(Result.Size wanted, Operation operation, Layout layout) {
        return OTHER_WAYS.entrySet().stream()
                .filter(way -> leadsTo(wanted, operation, layout, way.getValue()))
                .map(Map.Entry::getKey)
                .limit(1)
                .toList();
    }

    private boolean leadsTo(Result.Size wanted, Operation operation, Layout layout, UnaryOperator<Layout> way) {
        try {
            return execution.run(operation, way.apply(layout)).equals(wanted);
        } catch (ShapeException notThatWay) {
            return false;
        }
    }
}
