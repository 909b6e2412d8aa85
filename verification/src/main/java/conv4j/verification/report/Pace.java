package conv4j.verification.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How fast a run went, as it went on: what the virtual machine compiles at the start is seen as a slow beginning. */
public final class Pace {
    private static final int MOST_POINTS = 60;

    private final long start = System.nanoTime();
    private final List<Long> times = new ArrayList<>();
    private final List<Long> executions = new ArrayList<>();

    /** Notes that so many executions are done. */
    public void note(long done) {
        times.add(System.nanoTime() - start);
        executions.add(done);
    }

    /** A time in seconds and the executions a second up to there since the point before. */
    record Point(double seconds, double rate) {}

    /** Not more than can be seen, the notes between two points taken together. */
    List<Point> points() {
        List<Point> points = new ArrayList<>();
        int step = Math.max(1, times.size() / MOST_POINTS);
        double before = 0;
        long done = 0;
        for (int i = step - 1; i < times.size(); i += step) {
            double seconds = times.get(i) * 1e-9;
            points.add(new Point(seconds, (executions.get(i) - done) / Math.max(1e-9, seconds - before)));
            before = seconds;
            done = executions.get(i);
        }
        return points;
    }

    /** The points as a polyline in a box of 100 x 40, its top at {@code most}. */
    static String polyline(List<Point> points, double most) {
        StringBuilder line = new StringBuilder("0,40 ");
        double last = points.isEmpty() ? 1 : points.get(points.size() - 1).seconds();
        for (Point point : points) {
            line.append(String.format(
                    Locale.ROOT, "%.2f,%.2f ", 100 * point.seconds() / last, 40 - 40 * point.rate() / most));
        }
        return line.toString().strip();
    }
}
