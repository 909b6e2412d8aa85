package conv4j.verification.court;

import conv4j.kernel.Backend;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Geometry;
import conv4j.verification.Kind;
import conv4j.verification.Setting;
import conv4j.verification.execution.AxisExecutor;
import conv4j.verification.execution.Outcome;
import conv4j.verification.rules.Prediction;
import conv4j.verification.rules.Rule;
import org.jspecify.annotations.Nullable;

/** Executes geometries one after the other and counts. For one thread; what it counts can be added to others'. */
final class Surveyor {
    /** Both averages slide alike; one will do. */
    private static final Kind[] KINDS = {Kind.CONV2D, Kind.MAX_POOL2D, Kind.AVERAGE_POOL2D};

    private static final Setting[] SETTINGS = Setting.values();
    private static final Setting[] TRANSPOSED = {Setting.FLOOR, Setting.VALID, Setting.SAME_UPPER, Setting.SAME_LOWER};
    private static final int[][] TRANSPOSED_RULES = new int[SETTINGS.length][];

    static {
        for (Setting setting : SETTINGS) {
            TRANSPOSED_RULES[setting.ordinal()] = Contenders.transposed(setting);
        }
    }

    private final AxisExecutor executor;
    private final SurveyCounts counts = new SurveyCounts(Contenders.RULES.size(), Contenders.PAIRS.size());
    private final @Nullable Prediction[] predictions = new @Nullable Prediction[Contenders.RULES.size()];
    private Tensor row = Tensor.zeros(Shape.of(1, 1, 1, 1));

    Surveyor(Backend backend) {
        this.executor = new AxisExecutor(backend);
    }

    SurveyCounts counts() {
        return counts;
    }

    void survey(Geometry geometry) {
        if (row.values().length != geometry.input()) {
            row = Tensor.zeros(Shape.of(1, 1, 1, geometry.input()));
        }
        int facts = Condition.facts(geometry);
        boolean unpadded = geometry.before() == 0 && geometry.after() == 0;
        for (Setting setting : SETTINGS) {
            // Settings that lay their own padding do so once, for the geometry without padding.
            if (unpadded || setting.readsPadding()) {
                forward(geometry, setting, facts);
            }
        }
        pairs(geometry, unpadded, Contenders.FORWARD_RULES);
        // As many cells of output padding as PyTorch and ONNX Runtime take.
        int outputPaddings = Math.max(geometry.stride(), geometry.dilation());
        for (int cells = 0; cells < outputPaddings; cells++) {
            transposed(geometry.withOutputPadding(cells), unpadded);
        }
        counts.done++;
    }

    private void transposed(Geometry geometry, boolean unpadded) {
        int facts = Condition.facts(geometry);
        for (Setting setting : TRANSPOSED) {
            if (unpadded || setting.readsPadding()) {
                Outcome outcome = executor.runTransposed(setting.axis(geometry), geometry.outputPadding(), row);
                judge(geometry, TRANSPOSED_RULES[setting.ordinal()], outcome, facts);
            }
        }
        pairs(geometry, unpadded, Contenders.TRANSPOSED_RULES);
    }

    private void forward(Geometry geometry, Setting setting, int facts) {
        for (Kind kind : KINDS) {
            if (!setting.fits(kind)) {
                continue;
            }
            Outcome outcome = executor.run(kind, setting.axis(geometry), row);
            judge(geometry, Contenders.forward(kind, setting), outcome, facts);
            if (kind == Kind.CONV2D && setting == Setting.FLOOR && outcome instanceof Outcome.Produced) {
                counts.legal++;
                counts.undivided += Condition.divides(facts) ? 0 : 1;
            }
        }
    }

    private void judge(Geometry geometry, int[] rules, Outcome outcome, int facts) {
        counts.executions++;
        for (int number : rules) {
            Rule rule = Contenders.RULES.get(number);
            SurveyCounts.OfRule count = counts.rules.get(number);
            Prediction prediction = rule.formulaAsCode().apply(geometry);
            switch (Verdict.agreement(prediction, outcome)) {
                case AGREES -> count.right[facts]++;
                case NO_CLAIM -> count.withoutClaim++;
                case DISAGREES -> {
                    count.wrong[facts]++;
                    count.wrongInDomain += rule.domain().holds().test(geometry) ? 1 : 0;
                    count.counterexample = Smallest.of(count.counterexample, geometry);
                }
            }
        }
    }

    /** Where two sources both speak of a geometry, do they say the same? */
    private void pairs(Geometry geometry, boolean unpadded, Contenders.Family family) {
        for (int number = family.firstRule(); number < family.endRule(); number++) {
            Rule rule = Contenders.RULES.get(number);
            boolean speaks = (unpadded || rule.setting().readsPadding())
                    && rule.domain().holds().test(geometry);
            Prediction prediction = speaks ? rule.formulaAsCode().apply(geometry) : null;
            boolean claims = prediction instanceof Prediction.Size || prediction instanceof Prediction.DoesNotFit;
            predictions[number] = claims ? prediction : null;
        }
        for (int i = family.firstPair(); i < family.endPair(); i++) {
            Contenders.Pair pair = Contenders.PAIRS.get(i);
            Prediction one = predictions[pair.one()];
            Prediction other = predictions[pair.other()];
            if (one != null && other != null) {
                SurveyCounts.OfPair count = counts.pairs.get(i);
                count.both++;
                if (!one.equals(other)) {
                    count.part++;
                    count.smallest = Smallest.of(count.smallest, geometry);
                }
            }
        }
    }
}
