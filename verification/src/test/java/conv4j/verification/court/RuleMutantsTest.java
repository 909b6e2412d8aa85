package conv4j.verification.court;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import conv4j.verification.Geometry;
import conv4j.verification.Kind;
import conv4j.verification.Setting;
import conv4j.verification.execution.AxisExecutor;
import conv4j.verification.execution.Outcome;
import conv4j.verification.rules.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** Faults planted by hand in a rule, and which of the checks kills each: none may live. */
class RuleMutantsTest {
    private static final Grid GRID = new Grid(16, 5, 4, 2, 2);
    private static final String SURVIVES = "-";

    private final AxisExecutor executor = new AxisExecutor(new ReferenceBackend());

    /** A rule gone wrong: what it is made of, and how a layer that it speaks of is executed. */
    private record WrongRule(String fault, Kind kind, Setting setting, ToLongFunction<Geometry> formula) {}

    private static final List<WrongRule> WRONG_RULES = List.of(
            convolution("floor becomes ceil", g -> ceil(room(g), g.stride()) + 1),
            convolution("division toward zero", g -> room(g) / g.stride() + 1),
            convolution("dilation dropped", g -> floor(padded(g) - g.window(), g.stride()) + 1),
            convolution("padding counted once", g -> floor(room(g) - g.after(), g.stride()) + 1),
            convolution("padding dropped", g -> floor(g.input() - reach(g), g.stride()) + 1),
            convolution(
                    "(F-1)D + 1 becomes F D", g -> floor(padded(g) - (long) g.window() * g.dilation(), g.stride()) + 1),
            convolution("(F-1)D + 1 becomes (F-1)D", g -> floor(room(g) + 1, g.stride()) + 1),
            convolution(
                    "stride and window swapped",
                    g -> floor(padded(g) - (g.stride() - 1L) * g.dilation() - 1, g.window()) + 1),
            convolution(
                    "stride and dilation swapped",
                    g -> floor(padded(g) - (g.window() - 1L) * g.stride() - 1, g.dilation()) + 1),
            convolution("stride dropped", g -> room(g) + 1),
            convolution("the last + 1 dropped", g -> floor(room(g), g.stride())),
            new WrongRule(
                    "same: ceil(I/S) becomes floor(I/S)",
                    Kind.CONV2D,
                    Setting.SAME_UPPER,
                    g -> floor(g.input(), g.stride())),
            new WrongRule(
                    "ceil_mode: the ignored window counted",
                    Kind.MAX_POOL2D,
                    Setting.CEIL,
                    g -> ceil(room(g), g.stride()) + 1),
            new WrongRule(
                    "ceil_mode: the last window always taken back",
                    Kind.MAX_POOL2D,
                    Setting.CEIL,
                    g -> ceil(room(g), g.stride())));

    private static WrongRule convolution(String fault, ToLongFunction<Geometry> formula) {
        return new WrongRule(fault, Kind.CONV2D, Setting.FLOOR, formula);
    }

    private static long reach(Geometry g) {
        return (g.window() - 1L) * g.dilation() + 1;
    }

    private static long padded(Geometry g) {
        return (long) g.input() + g.before() + g.after();
    }

    private static long room(Geometry g) {
        return padded(g) - reach(g);
    }

    private static long floor(long dividend, long divisor) {
        return Math.floorDiv(dividend, divisor);
    }

    private static long ceil(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }

    /** What the sources themselves print, executed: Dumoulin and Visin's figures, cs231n, the article. */
    private static final List<Geometry> EXAMPLES = List.of(
            Geometry.of(4, 3, 1, 0),
            Geometry.of(5, 4, 1, 2),
            Geometry.of(5, 3, 1, 1),
            Geometry.of(5, 3, 1, 2),
            Geometry.of(5, 3, 2, 0),
            Geometry.of(5, 3, 2, 1),
            Geometry.of(6, 3, 2, 1),
            new Geometry(7, 3, 1, 2, 0, 0),
            Geometry.of(11, 2, 2, 0),
            Geometry.of(32, 3, 1, 0),
            Geometry.of(227, 11, 4, 0));

    @Test
    void everyFaultInARuleIsKilled() {
        List<String> table = new ArrayList<>();
        for (WrongRule wrong : WRONG_RULES) {
            long examples = EXAMPLES.stream().filter(g -> isWrong(wrong, g)).count();
            List<Geometry> killed = new ArrayList<>();
            GRID.forEach(g -> {
                if (isWrong(wrong, g)) {
                    killed.add(g);
                }
            });
            String smallest =
                    killed.stream().min(Smallest.ORDER).map(Geometry::toString).orElse(SURVIVES);
            table.add(String.join(
                    " | ",
                    wrong.fault(),
                    examples == 0 ? SURVIVES : examples + " of " + EXAMPLES.size(),
                    smallest,
                    isWrongFarOut(wrong) ? "killed" : SURVIVES));
        }
        print("fault in a rule | sources' examples | grid, smallest killer | random geometries", table);
        assertEquals("""
                floor becomes ceil | 2 of 11 | I=1 F=1 S=2 D=1 Pb=0 Pa=1 | killed
                division toward zero | - | I=1 F=2 S=2 D=1 P=0 | killed
                dilation dropped | 1 of 11 | I=1 F=2 S=1 D=2 Pb=0 Pa=1 | killed
                padding counted once | 4 of 11 | I=1 F=1 S=1 D=1 Pb=0 Pa=1 | killed
                padding dropped | 5 of 11 | I=1 F=1 S=1 D=1 Pb=0 Pa=1 | killed
                (F-1)D + 1 becomes F D | 1 of 11 | I=1 F=1 S=1 D=2 P=0 | killed
                (F-1)D + 1 becomes (F-1)D | 8 of 11 | I=1 F=1 S=1 D=1 P=0 | killed
                stride and window swapped | 6 of 11 | I=1 F=1 S=2 D=1 P=0 | killed
                stride and dilation swapped | 4 of 11 | I=1 F=1 S=1 D=2 Pb=0 Pa=1 | killed
                stride dropped | 5 of 11 | I=1 F=1 S=2 D=1 Pb=0 Pa=1 | killed
                the last + 1 dropped | 11 of 11 | I=1 F=1 S=1 D=1 P=0 | killed
                same: ceil(I/S) becomes floor(I/S) | 4 of 11 | I=1 F=1 S=2 D=1 P=0 | killed
                ceil_mode: the ignored window counted | - | I=1 F=1 S=1 D=1 Pb=0 Pa=1 | killed
                ceil_mode: the last window always taken back | 11 of 11 | I=1 F=1 S=1 D=1 P=0 | killed
                """, String.join("\n", table) + "\n");
    }

    private boolean isWrong(WrongRule wrong, Geometry geometry) {
        return Verdict.agreement(
                        Prediction.size(wrong.formula().applyAsLong(geometry)),
                        execute(wrong.kind(), geometry, wrong.setting().axis(geometry)))
                == Agreement.DISAGREES;
    }

    private boolean isWrongFarOut(WrongRule wrong) {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 500; i++) {
            int padding = random.nextInt(40);
            Geometry far = new Geometry(
                    random.nextInt(1, 400),
                    random.nextInt(1, 40),
                    random.nextInt(1, 50),
                    random.nextInt(1, 9),
                    padding,
                    padding);
            if (isWrong(wrong, far)) {
                return true;
            }
        }
        return false;
    }

    private Outcome execute(Kind kind, Geometry geometry, WindowAxis axis) {
        return executor.run(kind, axis, row(geometry));
    }

    private static Tensor row(Geometry geometry) {
        return Fill.SMALL_INTEGERS.tensor(Shape.of(1, 1, 1, geometry.input()), geometry.input());
    }

    static void print(String heading, List<String> table) {
        System.out.println(heading);
        table.forEach(row -> System.out.println("  " + row));
    }
}
