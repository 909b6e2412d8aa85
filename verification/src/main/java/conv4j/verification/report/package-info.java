/**
 * What a run found, as one page that needs nothing beside it, for reading, printing and passing on:
 * {@link conv4j.verification.report.SweepPage} and {@link conv4j.verification.report.EnginesPage}, written into a folder with
 * their data by {@link conv4j.verification.report.ReportFolder}.
 *
 * <p>Pages are Mustache templates (jmustache, 81 KB and nothing behind it) beside the classes that fill them. Charts are
 * inline SVG in those templates: their colours are the page's own, so that they turn dark with it and print in black on
 * white, which the pictures that chart libraries draw in fixed colours do not.
 *
 * <p>Knows findings and how to execute what it pictures. To add a page: a template, and a class with a record of what the
 * template shows.
 */
@NullMarked
package conv4j.verification.report;

import org.jspecify.annotations.NullMarked;
