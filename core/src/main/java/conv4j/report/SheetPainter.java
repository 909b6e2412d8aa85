package conv4j.report;

import conv4j.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws a contact sheet, from its head down. */
final class SheetPainter {
    private static final int PAPER = 0xffffff;
    private static final int INK = 0x1f2328;
    private static final int PALE_INK = 0x59636e;
    private static final int RULE = 0xd1d9e0;

    private static final int LONGEST_NAME = 40;

    /** Side of the box for the picture that went in. */
    private static final int PICTURE = 192;

    private final ContactSheet sheet;
    private final Summary summary;
    private final List<SheetRow> rows;
    private final @Nullable Pixels picture;
    private final SheetLayout layout;
    private final Pixels paper;

    SheetPainter(ContactSheet sheet) {
        this.sheet = sheet;
        this.summary = Summary.of(sheet.trace());
        this.rows = rows(sheet, summary);
        BufferedImage shown = sheet.picture();
        this.picture = shown == null ? null : Pixels.of(shown).fitted(PICTURE);
        this.layout = SheetLayout.of(rows, headHeight());
        this.paper = Pixels.filled(layout.width(), layout.height(), PAPER);
    }

    /** What went in, unless there is a picture of it, and what each layer made of it. */
    private static List<SheetRow> rows(ContactSheet sheet, Summary summary) {
        List<SheetRow> rows = new ArrayList<>();
        if (sheet.picture() == null) {
            List<String> names = List.copyOf(summary.inputs().keySet());
            List<Tensor> inputs = sheet.trace().inputs();
            for (int i = 0; i < inputs.size(); i++) {
                String name = inputs.size() == 1 && names.size() == 1 ? names.get(0) : "input " + (i + 1);
                rows.add(SheetRow.of(name, inputs.get(i)));
            }
        }
        for (int i = 0; i < summary.layers().size(); i++) {
            rows.add(SheetRow.of(
                    summary.layers().get(i), sheet.trace().layers().get(i).output()));
        }
        return rows;
    }

    Pixels draw() {
        head();
        int y = headHeight();
        for (SheetRow row : rows.subList(0, layout.rows())) {
            header(y, row.name(), row.details(), notes(row));
            maps(y + SheetLayout.HEADER, row);
            y += layout.height(row);
        }
        if (layout.rows() < rows.size()) {
            header(y, "+ " + (rows.size() - layout.rows()) + " more layers", "", "");
        }
        return paper;
    }

    private List<String> headLines() {
        List<String> lines = new ArrayList<>();
        summary.inputs().forEach((name, shape) -> lines.add(name + "   " + SummaryTable.text(shape)));
        lines.add(String.format(
                Locale.ROOT,
                "%d layer%s, %,d parameters, %,d multiply-adds",
                summary.layers().size(),
                summary.layers().size() == 1 ? "" : "s",
                summary.parameters(),
                summary.multiplyAdds()));
        lines.add("Each map from its least value (black) to its largest (white)");
        if (sheet.trace().inputs().stream()
                .anyMatch(input -> input.shape().rank() == 4 && input.shape().extent(0) > 1)) {
            lines.add("The first picture of the batch");
        }
        return lines;
    }

    private boolean notFinite() {
        return summary.layers().stream().anyMatch(layer -> layer.values().notFinite() > 0);
    }

    private int headHeight() {
        int text = (headLines().size() + (notFinite() ? 1 : 0)) * (Glyphs.HEIGHT + 4);
        return SheetLayout.MARGIN + Math.max(text, picture == null ? 0 : picture.height()) + SheetLayout.GAP;
    }

    private void head() {
        int x = SheetLayout.MARGIN;
        int y = SheetLayout.MARGIN;
        if (picture != null) {
            framed(x, y, picture);
            x += picture.width() + SheetLayout.GAP;
        }
        int inputs = summary.inputs().size();
        List<String> lines = headLines();
        for (int i = 0; i < lines.size(); i++) {
            text(x, y, lines.get(i), i < inputs, i < inputs ? INK : PALE_INK);
            y += Glyphs.HEIGHT + 4;
        }
        if (notFinite()) {
            text(x, y, "NaN and infinity in this colour", false, FeatureMap.NOT_FINITE);
        }
    }

    /** A rule, and under it what a row is. */
    private void header(int y, String name, String details, String end) {
        int right = layout.width() - SheetLayout.MARGIN;
        int text = y + SheetLayout.HEADER - 10 - Glyphs.HEIGHT;
        int endAt = right - end.length() * Glyphs.WIDTH;
        int detailsAt = SheetLayout.MARGIN + (Math.min(name.length(), LONGEST_NAME) + 3) * Glyphs.WIDTH;
        paper.fill(SheetLayout.MARGIN, text - SheetLayout.GAP, right - SheetLayout.MARGIN, 1, RULE);
        Glyphs.draw(paper, SheetLayout.MARGIN, text, LONGEST_NAME * Glyphs.WIDTH, name, true, INK);
        Glyphs.draw(paper, detailsAt, text, endAt - detailsAt - 2 * Glyphs.WIDTH, details, false, PALE_INK);
        Glyphs.draw(paper, endAt, text, right - endAt, end, false, PALE_INK);
    }

    /** What stands at a header's right end: how the maps are drawn, and how many are not. */
    private String notes(SheetRow row) {
        if (row.channels() == 0) {
            return "";
        }
        Fit fit = row.fit(layout.box());
        String drawn = fit.zoom() > 1
                ? "enlarged x" + fit.zoom()
                : fit.zoom() == 1
                        ? ""
                        : "reduced to " + fit.width() + " of "
                                + row.maps().shape().extent(3) + " columns";
        int more = row.channels() - layout.shown(row);
        return more == 0 ? drawn : drawn + "   + " + String.format(Locale.ROOT, "%,d", more) + " more";
    }

    private void maps(int top, SheetRow row) {
        for (int channel = 0; channel < layout.shown(row); channel++) {
            FeatureMap map = FeatureMap.of(row.maps(), 0, channel);
            Pixels pixels = map.pixels().fitted(layout.box());
            int x = SheetLayout.MARGIN + channel % layout.columns() * (layout.box() + SheetLayout.GAP);
            int y = top + channel / layout.columns() * layout.pitch(row);
            framed(x, y, pixels);
            int caption = y + pixels.height() + 4;
            Glyphs.draw(paper, x, caption, layout.box(), sheet.channelName(row.maps(), channel), false, INK);
            String range = SheetRow.text(map.range());
            Glyphs.draw(paper, x, caption + Glyphs.HEIGHT, layout.box(), range, false, PALE_INK);
        }
    }

    /** White parts of a map would else run out into the paper. */
    private void framed(int x, int y, Pixels pixels) {
        paper.fill(x - 1, y - 1, pixels.width() + 2, pixels.height() + 2, RULE);
        paper.draw(x, y, pixels);
    }

    private void text(int x, int y, String line, boolean bold, int colour) {
        Glyphs.draw(paper, x, y, layout.width() - SheetLayout.MARGIN - x, line, bold, colour);
    }
}
