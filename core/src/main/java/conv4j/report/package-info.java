/**
 * What ran, for people and programs: {@link conv4j.report.Summary} as a table, JSON or CSV, {@link
 * conv4j.report.KerasSummary} as Keras prints it, {@link conv4j.report.ContactSheet}
 * and {@link conv4j.report.FeatureMap} as pictures. All of it is read off traces; nothing is predicted.
 *
 * <p>Knows {@code plan} (its traces), {@code kernel}, {@code graph}, {@code op} and {@code tensor}. To add a fact about
 * layers: one component of {@link conv4j.report.LayerSummary}, and the line of each form that shows it.
 */
@NullMarked
package conv4j.report;

import org.jspecify.annotations.NullMarked;
