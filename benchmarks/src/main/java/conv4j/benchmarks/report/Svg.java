package conv4j.benchmarks.report;

import java.awt.Color;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.internal.chartpart.Chart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A chart as SVG whose text and axes have the colour of the page around it, so that it is read by day and by night. */
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private Svg() {}

    static String of(Figure figure) {
        Chart<?, ?> chart = figure.chart();
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
            SVGGraphics2D graphics = new SVGGraphics2D(document);
            chart.paint(graphics, chart.getWidth(), chart.getHeight());
            Element root = graphics.getRoot();
            root.setAttributeNS(null, "viewBox", "0 0 " + chart.getWidth() + " " + chart.getHeight());
            root.setAttributeNS(null, "width", "100%");
            root.setAttributeNS(null, "role", "img");
            root.setAttributeNS(null, "aria-label", figure.title());
            StringWriter text = new StringWriter();
            graphics.stream(root, text, true, false);
            String svg = text.toString();
            return svg.substring(svg.indexOf("<svg"))
                    .replace(rgb(Look.INK), "currentColor")
                    // Ids are the page's, not the chart's: two charts may not have the same.
                    .replaceAll("\\b(id=\"|url\\(#|href=\"#)", "$1" + figure.name() + "-");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("SVG: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("SVG: " + e.getMessage(), e);
        }
    }

    private static String rgb(Color colour) {
        return "rgb(" + colour.getRed() + "," + colour.getGreen() + "," + colour.getBlue() + ")";
    }
}
