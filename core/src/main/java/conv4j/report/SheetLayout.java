package conv4j.report;

import java.util.List;

/**
 * How much a contact sheet shows and where: a header a row, its maps under it in a grid of boxes, two lines of caption
 * under each. With many channels the boxes are smaller and wrap; what would make the sheet too large is left out.
 *
 * @param box side of the square that a map is fitted into
 * @param columns of the grid
 * @param lines of the grid, at most, for each row of the sheet
 * @param rows how many rows of the sheet are shown
 */
record SheetLayout(int box, int columns, int lines, int rows, int width, int height) {
    /** 72 MB as a picture; a line of maps of each of SqueezeNet's 66 layers is 20 million. */
    static final int MOST_PIXELS = 24_000_000;

    static final int MARGIN = 24;
    static final int GAP = 12;
    /** A gap, a rule, a gap, a line of text, a gap. */
    static final int HEADER = 2 * GAP + Glyphs.HEIGHT + 10;

    /** A gap and two lines of text. */
    static final int CAPTION = 4 + 2 * Glyphs.HEIGHT;

    /** Up to eight maps stand side by side in large boxes: 1,668 pixels wide with margins. */
    private static final int FEW = 8;

    private static final int FEW_BOX = 192;

    /** Twelve of more than eight: 1,620 pixels. */
    private static final int MANY = 12;

    private static final int MANY_BOX = 120;

    /** Letters of a caption that stand under every box. */
    static final int SHORTEST_LINE = MANY_BOX / Glyphs.WIDTH;

    /** Of each row where there are several; a single one shows all that there is room for. */
    private static final int MOST_LINES = 6;

    /** Headers need room where there are but one or two maps. */
    private static final int NARROWEST = 840;

    /**
     * @param head pixels that stand above the first row, margin included
     */
    static SheetLayout of(List<SheetRow> rows, int head) {
        int channels = rows.stream().mapToInt(SheetRow::channels).max().orElse(0);
        int box = channels <= FEW ? FEW_BOX : MANY_BOX;
        int columns = channels <= FEW ? Math.max(1, channels) : MANY;
        int width = Math.max(NARROWEST, 2 * MARGIN + columns * box + (columns - 1) * GAP);
        int lines = rows.size() == 1 ? Math.max(MOST_LINES, (channels + columns - 1) / columns) : MOST_LINES;
        SheetLayout layout = new SheetLayout(box, columns, lines, rows.size(), width, 0);
        while (layout.lines > 1 && layout.heightOf(rows, head) * width > MOST_PIXELS) {
            layout = new SheetLayout(box, columns, layout.lines - 1, layout.rows, width, 0);
        }
        while (layout.rows > 0 && layout.heightOf(rows, head) * width > MOST_PIXELS) {
            layout = new SheetLayout(box, columns, layout.lines, layout.rows - 1, width, 0);
        }
        return new SheetLayout(box, columns, layout.lines, layout.rows, width, (int) layout.heightOf(rows, head));
    }

    private long heightOf(List<SheetRow> all, int head) {
        long height = (long) head + MARGIN;
        for (SheetRow row : all.subList(0, rows)) {
            height += height(row);
        }
        return height + (rows < all.size() ? HEADER : 0);
    }

    /** Pixels from one row of the sheet to the next. */
    int height(SheetRow row) {
        int used = (shown(row) + columns - 1) / columns;
        return HEADER + used * pitch(row);
    }

    /** Pixels from one line of a row's grid to the next; maps lower than the box leave no empty paper. */
    int pitch(SheetRow row) {
        return row.channels() == 0 ? 0 : row.fit(box).height() + CAPTION + GAP;
    }

    /** How many of a row's maps are shown. */
    int shown(SheetRow row) {
        return Math.min(row.channels(), lines * columns);
    }
}
