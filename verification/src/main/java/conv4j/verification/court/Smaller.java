package conv4j.verification.court;

import conv4j.verification.Geometry;
import java.util.stream.Stream;

/** The steps in which geometries are made smaller. */
public final class Smaller {
    private Smaller() {}

    /** Those that have one number less by one; padding that is alike on both sides stays so. */
    public static Stream<Geometry> than(Geometry g) {
        boolean alike = g.before() == g.after();
        return Stream.of(
                        less(g, 1, 0, 0, 0, 0, 0, 0),
                        less(g, 0, 1, 0, 0, 0, 0, 0),
                        less(g, 0, 0, 1, 0, 0, 0, 0),
                        less(g, 0, 0, 0, 1, 0, 0, 0),
                        less(g, 0, 0, 0, 0, 1, alike ? 1 : 0, 0),
                        less(g, 0, 0, 0, 0, alike ? 1 : 0, 1, 0),
                        less(g, 0, 0, 0, 0, 0, 0, 1))
                .filter(Smaller::isOne);
    }

    private static Geometry less(
            Geometry g, int input, int window, int stride, int dilation, int before, int after, int outputPadding) {
        return new Geometry(
                g.input() - input,
                g.window() - window,
                g.stride() - stride,
                g.dilation() - dilation,
                g.before() - before,
                g.after() - after,
                g.outputPadding() - outputPadding);
    }

    private static boolean isOne(Geometry g) {
        return Math.min(Math.min(g.input(), g.window()), Math.min(g.stride(), g.dilation())) > 0
                && Math.min(Math.min(g.before(), g.after()), g.outputPadding()) >= 0;
    }
}
