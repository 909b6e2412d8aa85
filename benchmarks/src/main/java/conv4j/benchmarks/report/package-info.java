/**
 * A comparison as a page that stands by itself, with its charts as SVG, PNG and CSV beside it:
 * {@link conv4j.benchmarks.report.Report}; or as a table for a README: {@link conv4j.benchmarks.report.MarkdownTable}.
 *
 * <p>Knows {@code compare}'s outcomes, {@code cold}'s measures, and XChart, which draws. To add a chart: a class that makes a
 * {@link conv4j.benchmarks.report.Figure}, and its line in {@link conv4j.benchmarks.report.Report}.
 */
@NullMarked
package conv4j.benchmarks.report;

import org.jspecify.annotations.NullMarked;
