package conv4j.verification.court;

import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import conv4j.verification.Geometry;
import conv4j.verification.Kind;
import conv4j.verification.Setting;
import conv4j.verification.execution.AxisExecutor;
import conv4j.verification.execution.Outcome;
import java.util.HashMap;
import java.util.Map;

/** Executes geometries as every kind of layer in every setting, and shows each outcome to an observer. */
public final class Sweep {

    /** Sees what came of each execution. */
    @FunctionalInterface
    public interface Observer {
        void executed(Execution execution);
    }

    /**
     * One geometry, executed.
     *
     * @param axis the window as core slid it
     * @param row the input
     */
    public record Execution(
            Kind kind, Setting setting, Geometry geometry, WindowAxis axis, Tensor row, Outcome outcome) {}

    private static final Kind[] KINDS = Kind.values();
    private static final Setting[] SETTINGS = Setting.values();

    private final AxisExecutor executor;
    private final Map<Integer, Tensor> rows = new HashMap<>();

    public Sweep(AxisExecutor executor) {
        this.executor = executor;
    }

    public void run(Grid grid, Observer observer) {
        grid.forEach(geometry -> run(geometry, observer));
    }

    /** Settings that lay their own padding are executed for the geometry without padding only: once is enough. */
    public void run(Geometry geometry, Observer observer) {
        boolean unpadded = geometry.before() == 0 && geometry.after() == 0;
        Tensor row = rows.computeIfAbsent(geometry.input(), Sweep::row);
        for (Setting setting : SETTINGS) {
            if (!unpadded && !setting.readsPadding()) {
                continue;
            }
            WindowAxis axis = setting.axis(geometry);
            for (Kind kind : KINDS) {
                if (setting.fits(kind)) {
                    Outcome outcome = executor.run(kind, axis, row);
                    observer.executed(new Execution(kind, setting, geometry, axis, row, outcome));
                }
            }
        }
    }

    private static Tensor row(int cells) {
        return Fill.SMALL_INTEGERS.tensor(Shape.of(1, 1, 1, cells), cells);
    }
}
