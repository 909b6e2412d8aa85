package conv4j.benchmarks.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How all charts look: on paper, on a bright and on a dark screen, to people who tell few colours apart. */
final class Look {
    /** Text and axes: a colour that nothing else has, so that a page can put its own in its place. */
    static final Color INK = new Color(33, 34, 35);

    static final Color GRID = new Color(160, 160, 161);

    private static final Color NOTHING = new Color(255, 255, 255, 0);

    /** Okabe and Ito's colours (2008) without yellow and black: distinct on white and on black, and to the colour-blind. */
    private static final Color[] COLOURS = {
        new Color(0, 114, 178),
        new Color(230, 120, 0),
        new Color(0, 158, 115),
        new Color(204, 90, 160),
        new Color(86, 160, 220),
        new Color(190, 70, 10),
        new Color(128, 128, 130),
        new Color(150, 120, 50)
    };

    private static final Marker[] MARKERS = {
        SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_UP,
        SeriesMarkers.TRIANGLE_DOWN, SeriesMarkers.CROSS, SeriesMarkers.OVAL, SeriesMarkers.RECTANGLE
    };

    private static final int WIDTH = 960;
    private static final int HEIGHT = 480;

    private Look() {}

    static XYChart lines(String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        style(chart.getStyler());
        chart.getStyler().setSeriesMarkers(MARKERS);
        chart.getStyler().setMarkerSize(7);
        return chart;
    }

    static CategoryChart bars(String x, String y) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        style(chart.getStyler());
        chart.getStyler().setAvailableSpaceFill(0.8);
        chart.getStyler().setXAxisLabelRotation(60);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        return chart;
    }

    private static void style(AxesChartStyler styler) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        styler.setSeriesColors(COLOURS);
        styler.setChartTitleVisible(false);
        styler.setChartBackgroundColor(NOTHING);
        styler.setPlotBackgroundColor(NOTHING);
        styler.setPlotBorderVisible(false);
        styler.setLegendBackgroundColor(NOTHING);
        styler.setLegendBorderColor(NOTHING);
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(LegendLayout.Horizontal);
        styler.setLegendFont(font);
        styler.setLegendPadding(14);
        styler.setChartFontColor(INK);
        styler.setChartTitleFont(font);
        styler.setChartTitleBoxVisible(false);
        styler.setAxisTitleFont(font);
        styler.setAxisTickLabelsFont(font.deriveFont(11f));
        styler.setAxisTickLabelsColor(INK);
        styler.setXAxisTitleColor(INK);
        styler.setYAxisTitleColor(INK);
        styler.setAxisTickMarksColor(GRID);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(0.4f));
    }
}
