package conv4j.benchmarks.report;

import conv4j.benchmarks.compare.Timed;
import conv4j.benchmarks.probe.Memory;
import conv4j.benchmarks.statistics.Spread;
import java.awt.BasicStroke;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What each kernel reaches under what the machine gave beside it [Williams, Waterman, Patterson 2009]. */
final class Roofline {
    private static final int POINTS = 60;

    private Roofline() {}

    static Figure of(List<Timed> all) {
        List<Timed> sums = all.stream().filter(one -> one.multiplyAdds() > 0).toList();
        XYChart chart = Look.lines("operations per byte that must be moved", "GFLOP/s");
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        for (String executor : sums.stream().map(Timed::executor).distinct().toList()) {
            List<Timed> own =
                    sums.stream().filter(one -> one.executor().equals(executor)).toList();
            chart.addSeries(
                            executor,
                            own.stream().mapToDouble(Roofline::intensity).toArray(),
                            own.stream().mapToDouble(Timed::gigaflops).toArray())
                    .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        }
        double peak = median(sums, one -> one.limits().gigaflops());
        if (Double.isFinite(peak)) {
            double least = sums.stream().mapToDouble(Roofline::intensity).min().orElse(1) / 2;
            double most = sums.stream().mapToDouble(Roofline::intensity).max().orElse(1) * 2;
            for (Memory level : Memory.values()) {
                roof(chart, level, peak, median(sums, one -> one.limits().gigabytes(level)), least, most);
            }
        }
        return new Figure(
                "roofline",
                "Roofline",
                "Each kernel under the multiply-adds and the memory reads that were measured beside it (medians of the run)."
                        + " Above the roof are algorithms that need fewer multiply-adds than are counted.",
                chart);
    }

    private static double intensity(Timed one) {
        return 2.0 * one.multiplyAdds() / one.bytes();
    }

    private static double median(List<Timed> all, ToDoubleFunction<Timed> of) {
        double[] sample = all.stream().mapToDouble(of).filter(Double::isFinite).toArray();
        return sample.length == 0 ? Double.NaN : Spread.median(sample);
    }

    private static void roof(XYChart chart, Memory level, double peak, double gigabytes, double least, double most) {
        if (!Double.isFinite(gigabytes)) {
            return;
        }
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = least * Math.pow(most / least, i / (POINTS - 1.0));
            y[i] = Math.min(peak, x[i] * gigabytes);
        }
        XYSeries series = chart.addSeries(level + " reads", x, y);
        series.setMarker(SeriesMarkers.NONE);
        // Nearer memory, longer dashes; from DRAM an unbroken line.
        float[] dashes = level == Memory.DRAM ? null : new float[] {16f / (level.ordinal() + 1), 4};
        series.setLineStyle(new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
        series.setLineColor(Look.GRID);
    }
}
