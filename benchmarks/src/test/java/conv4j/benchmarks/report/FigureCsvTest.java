package conv4j.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;

class FigureCsvTest {
    private static List<String> lines(org.knowm.xchart.internal.chartpart.Chart<?, ?> chart) {
        return FigureCsv.of(new Figure("name", "Title", "Caption", chart))
                .lines()
                .toList();
    }

    @Test
    void linesArePointsUnderTheNamesOfTheirAxes() {
        XYChart chart = Look.lines("side", "ms");
        chart.addSeries("a", new double[] {1, 2}, new double[] {0.5, 4});
        chart.addSeries("b", new double[] {3}, new double[] {9});
        assertEquals(List.of("series,side,ms", "a,1.0,0.5", "a,2.0,4.0", "b,3.0,9.0"), lines(chart));
    }

    @Test
    void barsAreTheirNamesAndHeights() {
        CategoryChart chart = Look.bars("", "MB");
        chart.addSeries("a", List.of("x, y", "z"), List.of(1.5, 0.0));
        assertEquals(List.of("series,x,MB", "a,\"x, y\",1.5", "a,z,0.0"), lines(chart));
    }
}
