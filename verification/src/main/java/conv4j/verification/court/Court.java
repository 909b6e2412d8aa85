package conv4j.verification.court;

import conv4j.kernel.Backend;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Geometry;
import conv4j.verification.Kind;
import conv4j.verification.Setting;
import conv4j.verification.execution.AxisExecutor;
import conv4j.verification.execution.Outcome;
import conv4j.verification.execution.Reading;
import conv4j.verification.rules.Rule;
import conv4j.verification.rules.Rules;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/** Puts one geometry before all rules. Everything that it says of sizes and lost cells, it has executed. */
public final class Court {
    private final AxisExecutor executor;

    public Court(Backend backend) {
        this.executor = new AxisExecutor(backend);
    }

    /**
     * @param kind of layer whose execution the geometry is asked for
     * @param setting that it is executed in
     * @param kinds whose rules are heard; each rule is executed as a kind and in the setting that it speaks of
     */
    public Hearing hear(Geometry geometry, Kind kind, Setting setting, Set<Kind> kinds) {
        return new Hearing(
                geometry,
                kind,
                setting,
                execute(geometry, kind, setting),
                unread(geometry, kind, setting),
                lossless(geometry, kind, setting, -1),
                lossless(geometry, kind, setting, 1),
                Rules.all().stream()
                        .filter(rule -> rule.kinds().stream().anyMatch(kinds::contains))
                        .map(rule -> verdict(rule, geometry, kinds))
                        .toList());
    }

    private Verdict verdict(Rule rule, Geometry geometry, Set<Kind> kinds) {
        Kind kind = rule.kinds().stream()
                .filter(kinds::contains)
                .sorted()
                .findFirst()
                .orElseThrow();
        return new Verdict(rule, rule.predict(geometry), execute(geometry, kind, rule.setting()));
    }

    private Outcome execute(Geometry geometry, Kind kind, Setting setting) {
        Tensor row = Tensor.zeros(Shape.of(1, 1, 1, geometry.input()));
        return executor.run(kind, setting.axis(geometry), row);
    }

    private Optional<BitSet> unread(Geometry geometry, Kind kind, Setting setting) {
        return Reading.unread(executor, kind, setting.axis(geometry), geometry.input());
    }

    /**
     * The nearest other input of which every cell is read. What is lost repeats with the stride, so that when two
     * strides' worth of inputs all lose something (a stride beyond the window does), none will not.
     */
    private Optional<Hearing.Neighbour> lossless(Geometry geometry, Kind kind, Setting setting, int step) {
        for (int away = 1; away <= 2 * geometry.stride() && geometry.input() + step * away >= 1; away++) {
            Geometry other = geometry.withInput(geometry.input() + step * away);
            if (execute(other, kind, setting) instanceof Outcome.Produced produced
                    && unread(other, kind, setting).map(BitSet::isEmpty).orElse(false)) {
                return Optional.of(new Hearing.Neighbour(other.input(), Verdict.cells(produced)));
            }
        }
        return Optional.empty();
    }
}
