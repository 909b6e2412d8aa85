package conv4j.benchmarks.report;

import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A chart with what one has to know to read it.
 *
 * @param name of its files
 */
record Figure(String name, String title, String caption, Chart<?, ?> chart) {}
