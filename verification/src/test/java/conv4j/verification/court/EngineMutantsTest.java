package conv4j.verification.court;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import conv4j.verification.Geometry;
import conv4j.verification.Kind;
import conv4j.verification.Setting;
import conv4j.verification.execution.AxisExecutor;
import conv4j.verification.execution.Outcome;
import conv4j.verification.oracle.Expected;
import conv4j.verification.oracle.Oracle;
import conv4j.verification.oracle.Tolerance;
import conv4j.verification.rules.Rule;
import conv4j.verification.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Faults planted by hand in the engine, and which of the checks kills each: none may live. */
class EngineMutantsTest {
    private static final Grid GRID = new Grid(16, 5, 4, 2, 2);
    private static final String SURVIVES = "-";

    private final AxisExecutor executor = new AxisExecutor(new ReferenceBackend());

    /** An engine gone wrong: it slides another window than it was asked to. */
    private record WrongEngine(String fault, Kind kind, Setting setting, UnaryOperator<WindowAxis> slides) {}

    private static final List<WrongEngine> WRONG_ENGINES = List.of(
            new WrongEngine(
                    "floor becomes ceil", Kind.MAX_POOL2D, Setting.FLOOR, axis -> axis.withRounding(Rounding.CEIL)),
            new WrongEngine(
                    "ceil becomes floor", Kind.MAX_POOL2D, Setting.CEIL, axis -> axis.withRounding(Rounding.FLOOR)),
            new WrongEngine(
                    "windows may start past the input",
                    Kind.MAX_POOL2D,
                    Setting.CEIL,
                    axis -> axis.withRounding(Rounding.FULL)),
            new WrongEngine("dilation dropped", Kind.CONV2D, Setting.FLOOR, axis -> axis.withDilation(1)),
            new WrongEngine("(F-1)D + 1 becomes F D", Kind.CONV2D, Setting.FLOOR, EngineMutantsTest::reachingTooFar),
            new WrongEngine("padding counted once", Kind.CONV2D, Setting.FLOOR, EngineMutantsTest::paddedBeforeOnly),
            new WrongEngine("padding dropped", Kind.CONV2D, Setting.FLOOR, axis -> axis.withPadding(Padding.VALID)),
            new WrongEngine(
                    "padding before and after swapped", Kind.CONV2D, Setting.FLOOR, EngineMutantsTest::swappedPadding),
            new WrongEngine(
                    "stride and window swapped",
                    Kind.MAX_POOL2D,
                    Setting.FLOOR,
                    EngineMutantsTest::swappedStrideAndWindow),
            new WrongEngine("stride dropped", Kind.CONV2D, Setting.FLOOR, axis -> axis.withStride(1)),
            new WrongEngine(
                    "same: the odd cell before",
                    Kind.CONV2D,
                    Setting.SAME_UPPER,
                    axis -> axis.withPadding(Padding.Same.LOWER)),
            new WrongEngine("average: padding counted", Kind.AVERAGE_POOL2D, Setting.FLOOR, axis -> axis));

    private static WindowAxis reachingTooFar(WindowAxis axis) {
        Padding.Explicit padding = (Padding.Explicit) axis.padding();
        int more = axis.dilation() - 1;
        return more > padding.after()
                ? axis
                : axis.withPadding(Padding.explicit(padding.before(), padding.after() - more));
    }

    private static WindowAxis paddedBeforeOnly(WindowAxis axis) {
        return axis.withPadding(Padding.explicit(((Padding.Explicit) axis.padding()).before(), 0));
    }

    private static WindowAxis swappedPadding(WindowAxis axis) {
        Padding.Explicit padding = (Padding.Explicit) axis.padding();
        return axis.withPadding(Padding.explicit(padding.after(), padding.before()));
    }

    private static WindowAxis swappedStrideAndWindow(WindowAxis axis) {
        return new WindowAxis(
                axis.name(), axis.stride(), axis.size(), axis.dilation(), axis.padding(), axis.rounding());
    }

    @Test
    void everyFaultInTheEngineIsKilled() {
        List<String> table = new ArrayList<>();
        for (WrongEngine wrong : WRONG_ENGINES) {
            Killers killers = new Killers();
            GRID.forEach(g -> {
                if (wrong.setting().readsPadding() || g.before() + g.after() == 0) {
                    killers.count(wrong, g);
                }
            });
            table.add(wrong.fault() + " | " + killers);
        }
        RuleMutantsTest.print(
                "fault in the engine | rules, smallest | oracle's shapes, smallest | oracle's values, smallest", table);
        assertEquals("""
                floor becomes ceil | I=1 F=1 S=1 D=1 Pb=0 Pa=1 | I=1 F=1 S=1 D=1 Pb=0 Pa=1 | -
                ceil becomes floor | I=1 F=2 S=2 D=1 P=0 | I=1 F=1 S=1 D=1 Pb=0 Pa=1 | -
                windows may start past the input | I=1 F=1 S=2 D=1 Pb=1 Pa=0 | I=1 F=1 S=1 D=1 Pb=0 Pa=1 | -
                dilation dropped | I=1 F=2 S=1 D=2 Pb=0 Pa=1 | I=1 F=2 S=1 D=2 Pb=0 Pa=1 | I=1 F=2 S=2 D=2 P=1
                (F-1)D + 1 becomes F D | I=1 F=1 S=1 D=2 Pb=0 Pa=1 | I=1 F=1 S=1 D=2 Pb=0 Pa=1 | -
                padding counted once | I=1 F=1 S=1 D=1 Pb=0 Pa=1 | I=1 F=1 S=1 D=1 Pb=0 Pa=1 | -
                padding dropped | I=1 F=1 S=1 D=1 Pb=0 Pa=1 | I=1 F=1 S=1 D=1 Pb=0 Pa=1 | I=1 F=1 S=2 D=1 Pb=1 Pa=0
                padding before and after swapped | - | - | I=1 F=1 S=1 D=1 Pb=0 Pa=1
                stride and window swapped | I=1 F=1 S=2 D=1 P=0 | I=1 F=1 S=2 D=1 P=0 | I=1 F=1 S=2 D=1 Pb=1 Pa=0
                stride dropped | I=1 F=1 S=2 D=1 Pb=0 Pa=1 | I=1 F=1 S=2 D=1 Pb=0 Pa=1 | -
                same: the odd cell before | - | - | I=2 F=2 S=1 D=1 P=0
                average: padding counted | - | - | I=1 F=1 S=1 D=1 Pb=0 Pa=1
                """, String.join("\n", table) + "\n");
    }

    /** The smallest geometry on which each check sees a fault. */
    private final class Killers {
        private Optional<Geometry> rules = Optional.empty();
        private Optional<Geometry> shapes = Optional.empty();
        private Optional<Geometry> values = Optional.empty();

        void count(WrongEngine wrong, Geometry g) {
            // What counts the padding is another kind of layer, not another window.
            Kind slid = wrong.kind() == Kind.AVERAGE_POOL2D ? Kind.AVERAGE_POOL2D_WITH_PADDING : wrong.kind();
            Outcome got =
                    executor.run(slid, wrong.slides().apply(wrong.setting().axis(g)), row(g));
            for (Rule rule : Rules.of(wrong.kind(), wrong.setting())) {
                if (Verdict.agreement(rule.predict(g), got) == Agreement.DISAGREES) {
                    rules = smaller(rules, g);
                }
            }
            Optional<Expected> expected = expected(wrong, g);
            boolean sameShape = expected.map(Expected::shape).equals(shape(got));
            if (!sameShape) {
                shapes = smaller(shapes, g);
            } else if (expected.isPresent()
                    && expected.get()
                            .compare(((Outcome.Produced) got).output(), Tolerance.EXACT)
                            .isPresent()) {
                values = smaller(values, g);
            }
        }

        private Optional<Shape> shape(Outcome outcome) {
            return outcome instanceof Outcome.Produced produced
                    ? Optional.of(produced.output().shape())
                    : Optional.empty();
        }

        private Optional<Expected> expected(WrongEngine wrong, Geometry g) {
            Op op = AxisExecutor.op(
                    wrong.kind(),
                    new Window(WindowAxis.of("height", 1), wrong.setting().axis(g)));
            try {
                return Optional.of(Oracle.expect(op, List.of(row(g))));
            } catch (ShapeException landsNowhere) {
                return Optional.empty();
            }
        }

        private static Optional<Geometry> smaller(Optional<Geometry> one, Geometry other) {
            return Optional.of(
                    one.filter(g -> Smallest.ORDER.compare(g, other) <= 0).orElse(other));
        }

        @Override
        public String toString() {
            return text(rules) + " | " + text(shapes) + " | " + text(values);
        }

        private static String text(Optional<Geometry> geometry) {
            return geometry.map(Geometry::toString).orElse(SURVIVES);
        }
    }

    private static Tensor row(Geometry geometry) {
        return Fill.SMALL_INTEGERS.tensor(Shape.of(1, 1, 1, geometry.input()), geometry.input());
    }
}
