package conv4j.benchmarks.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;

/** What a chart shows, a line for each point: series, x, y. */
final class FigureCsv {
    private FigureCsv() {}

    static String of(Figure figure) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            Chart<?, ?> chart = figure.chart();
            csv.writeRecord("series", named(chart.getXAxisTitle(), "x"), named(chart.getYAxisTitle(), "y"));
            if (chart instanceof XYChart lines) {
                for (XYSeries series : lines.getSeriesMap().values()) {
                    write(csv, series.getName(), boxed(series.getXData()), boxed(series.getYData()));
                }
            } else if (chart instanceof CategoryChart bars) {
                for (CategorySeries series : bars.getSeriesMap().values()) {
                    write(csv, series.getName(), series.getXData(), series.getYData());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("CSV: " + e.getMessage(), e);
        }
        return text.toString();
    }

    private static String named(String title, String otherwise) {
        return title.isEmpty() ? otherwise : title;
    }

    private static List<Double> boxed(double[] numbers) {
        return DoubleStream.of(numbers).boxed().toList();
    }

    private static void write(CsvWriter csv, String series, Collection<?> xs, Collection<? extends Number> ys) {
        Iterator<?> x = xs.iterator();
        for (Number y : ys) {
            csv.writeRecord(series, String.valueOf(x.next()), y.toString());
        }
    }
}
