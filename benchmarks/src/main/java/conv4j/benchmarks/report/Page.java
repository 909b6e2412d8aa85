package conv4j.benchmarks.report;

import conv4j.benchmarks.compare.Comparison.Outcome;
import conv4j.benchmarks.compare.Means;
import conv4j.benchmarks.compare.Timed;
import conv4j.benchmarks.compare.Untimed;
import conv4j.benchmarks.statistics.Ratio;
import java.util.List;
import java.util.Locale;

/** One HTML file with everything in it: no script, nothing from elsewhere. */
final class Page {
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1b1c1e; --paper: #fdfdfc; --line: #d5d5d2; --soft: #66686c; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e8e8e4; --paper: #17181a; --line: #3a3c40; --soft: #a2a5aa; }
            }
            body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
              max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; margin-bottom: 0; }
            h2 { font-size: 1.15rem; margin: 2.2rem 0 .3rem; }
            p, figcaption { color: var(--soft); margin: .2rem 0 .8rem; }
            figure { margin: 0; break-inside: avoid; }
            svg { max-width: 100%; height: auto; }
            @media screen and (max-width: 47rem) { figure > .wide > svg { max-width: none; width: 44rem; } }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .85rem; }
            th, td { padding: .15rem .6rem .15rem 0; text-align: right; white-space: nowrap; }
            th:first-child, td:first-child, td.text, th.text { text-align: left; }
            th { border-bottom: 1px solid var(--line); font-weight: 600; }
            tr.first td { border-top: 1px solid var(--line); }
            @media print { :root { --ink: #000; --paper: #fff; --soft: #333; } body { max-width: none; margin: 0; }
              table { font-size: .6rem; } .wide { overflow: visible; } }
            """;

    private Page() {}

    static String of(Outcome outcome, List<Figure> figures) {
        StringBuilder html = new StringBuilder(
                        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>conv4j: ")
                .append(escaped(outcome.suite()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n");
        head(html, outcome);
        for (Figure figure : figures) {
            html.append("<h2>").append(escaped(figure.title())).append("</h2>\n<figure>\n");
            html.append("<div class=\"wide\">").append(Svg.of(figure)).append("</div>");
            html.append("\n<figcaption>").append(escaped(figure.caption())).append("</figcaption>\n</figure>\n");
        }
        table(html, outcome);
        return html.append("</body>\n</html>\n").toString();
    }

    private static void head(StringBuilder html, Outcome outcome) {
        html.append("<h1>conv4j: suite ").append(escaped(outcome.suite())).append("</h1>\n<p>");
        html.append(escaped(String.format(
                Locale.ROOT,
                "%s, %d cores, %s; Java %s; %d thread%s; %s",
                outcome.machine().processor(),
                outcome.machine().cores(),
                outcome.machine().system(),
                outcome.machine().java(),
                outcome.threads(),
                outcome.threads() == 1 ? "" : "s",
                outcome.date())));
        html.append("</p>\n");
        Means means = Means.ofFirst(outcome.timed());
        if (!means.peers().isEmpty()) {
            html.append("<table>\n<tr><th>over ").append(escaped(means.executor()));
            html.append("</th><th>geometric mean</th><th>95 %</th><th>works</th></tr>\n");
            means.peers()
                    .forEach((peer, mean) -> html.append(String.format(
                            Locale.ROOT,
                            "<tr><td>%s</td><td>%.2f</td><td>%s</td><td>%d</td></tr>%n",
                            escaped(peer),
                            mean.ratio().value(),
                            interval(mean.ratio()),
                            mean.layers())));
            html.append("</table>\n<p>How many times as long each takes.</p>\n");
        }
    }

    private static void table(StringBuilder html, Outcome outcome) {
        html.append(
                "<h2>All times</h2>\n<p>GFLOP/s = 2 × multiply-adds / time, padding included. Peak and bandwidth: shares"
                        + " of the multiply-adds and memory reads measured beside it. Error: the largest, over the outputs’ root mean"
                        + " square, against the oracle in double.</p>\n<div class=\"wide\">\n<table>\n<tr><th>layer</th>"
                        + "<th class=\"text\">executor</th><th>ms</th><th>quartiles</th><th>GFLOP/s</th><th>peak</th>"
                        + "<th>bandwidth</th><th>error</th><th>B/call</th><th class=\"text\">kernel</th></tr>\n");
        String before = "";
        for (Timed one : outcome.timed()) {
            boolean isNew = !one.layer().equals(before);
            before = one.layer();
            html.append(isNew ? "<tr class=\"first\">" : "<tr>")
                    .append(row(one, isNew))
                    .append("</tr>\n");
        }
        html.append("</table>\n</div>\n");
        for (Untimed one : outcome.untimed()) {
            html.append("<p>")
                    .append(escaped(one.layer() + " by " + one.executor() + (one.wrong() ? " WRONG: " : " left out: ")
                            + one.reason()));
            html.append("</p>\n");
        }
        outcome.missing()
                .forEach(one -> html.append("<p>")
                        .append(escaped(one.executor() + " left out: " + one.reason()))
                        .append("</p>\n"));
    }

    private static String row(Timed one, boolean isNew) {
        String name = one.count() > 1 ? one.layer() + " ×" + one.count() : one.layer();
        boolean sums = one.multiplyAdds() > 0;
        return String.format(
                Locale.ROOT,
                "<td>%s</td><td class=\"text\">%s</td><td>%.4f</td><td>%.4f–%.4f</td><td>%s</td><td>%s</td><td>%s %s</td>"
                        + "<td>%.1e</td><td>%.0f</td><td class=\"text\">%s</td>",
                isNew ? escaped(name) : "",
                escaped(one.executor()),
                one.milliseconds().median(),
                one.milliseconds().lowerQuartile(),
                one.milliseconds().upperQuartile(),
                sums ? String.format(Locale.ROOT, "%.1f", one.gigaflops()) : "",
                sums ? percent(one.shareOfPeak()) : "",
                percent(one.shareOfBandwidth()),
                one.memory(),
                one.largestError(),
                one.allocated(),
                escaped(one.kernel()));
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? Math.round(100 * share) + " %" : "?";
    }

    private static String interval(Ratio ratio) {
        return ratio.isNoDifference()
                ? "no difference"
                : String.format(Locale.ROOT, "%.2f–%.2f", ratio.low(), ratio.high());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
