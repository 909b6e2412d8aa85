package conv4j.verification.coverage;

import conv4j.report.Glyphs;
import conv4j.report.Pixels;
import java.awt.image.BufferedImage;
import java.util.List;

/** Counts as a heat map: the picture, each pixel in the colour of how often it is read, and a bar that says which. */
public final class CoveragePicture {
    /** Sides that a map is brought to: small pictures by whole zooms, large ones as they are. */
    private static final int SIDE = 480;

    private static final int GAP = 16;
    private static final int BAR = 20;
    private static final int PAPER = 0xffffff;
    private static final int INK = 0x1f2328;
    private static final int PALE_INK = 0x59636e;
    private static final int RULE = 0xd1d9e0;
    /** Room for what stands below a map, and for the lines above it. */
    private static final int LEAST_LETTERS = 46;

    private static final int MOST_LETTERS = 100;
    private static final int LINE = Glyphs.HEIGHT + 4;

    /** From this zoom on pixels are told apart by lines between them. */
    private static final int LINES_FROM = 6;

    private final Coverage coverage;
    private final Scale scale;
    private final int zoom;
    private final int mapWidth;
    private final int mapHeight;
    private final int barHeight;
    private final List<Double> ticks;
    private final int width;
    private final Pixels paper;

    private CoveragePicture(Coverage coverage, String title, String details) {
        this.coverage = coverage;
        this.scale = Scale.of(coverage);
        this.zoom = Math.max(1, SIDE / Math.max(coverage.height(), coverage.width()));
        this.mapWidth = coverage.width() * zoom;
        this.mapHeight = coverage.height() * zoom;
        // A map of a few rows still has a bar that can be read.
        this.barHeight = Math.max(mapHeight, 5 * LINE);
        this.ticks = scale.ticks(Math.max(2, Math.min(9, barHeight / (LINE + GAP))));
        int tick = ticks.stream()
                        .mapToInt(count -> Scale.text(count).length())
                        .max()
                        .orElse(0)
                * Glyphs.WIDTH;
        int longest = Math.max(title.length(), details.length());
        int letters = Math.min(MOST_LETTERS, Math.max(LEAST_LETTERS, longest)) * Glyphs.WIDTH;
        this.width = Math.max(mapWidth + 3 * GAP + BAR + 8 + tick, letters + 2 * GAP);
        this.paper = Pixels.filled(width, top() + barHeight + 2 * GAP + LINE, PAPER);
    }

    /**
     * @param title above the map, in ASCII
     * @param details below the title
     */
    public static BufferedImage of(Coverage coverage, String title, String details) {
        CoveragePicture picture = new CoveragePicture(coverage, title, details);
        picture.write(GAP, GAP, title, true, INK);
        picture.write(GAP, GAP + LINE, details, false, PALE_INK);
        picture.map();
        picture.bar();
        picture.foot();
        return picture.paper.toImage();
    }

    private static int top() {
        return 2 * GAP + 2 * LINE;
    }

    private void write(int x, int y, String text, boolean bold, int colour) {
        Glyphs.draw(paper, x, y, width - x, text, bold, colour);
    }

    private void map() {
        paper.fill(GAP - 1, top() - 1, mapWidth + 2, mapHeight + 2, RULE);
        int line = zoom >= LINES_FROM ? 1 : 0;
        for (int row = 0; row < coverage.height(); row++) {
            for (int column = 0; column < coverage.width(); column++) {
                paper.fill(
                        GAP + column * zoom,
                        top() + row * zoom,
                        zoom - line,
                        zoom - line,
                        scale.colour(coverage.at(row, column)));
            }
        }
    }

    private void bar() {
        int x = 2 * GAP + mapWidth;
        if (ticks.size() == 1) {
            paper.fill(x, top(), BAR, Glyphs.HEIGHT, scale.colour(scale.most()));
            write(x + BAR + 8, top(), Scale.text(scale.most()), false, INK);
            return;
        }
        for (int y = 0; y < barHeight; y++) {
            paper.fill(x, top() + y, BAR, 1, Scale.shade(1 - (double) y / (barHeight - 1)));
        }
        for (int i = 0; i < ticks.size(); i++) {
            int from = (barHeight - 1) - i * (barHeight - 1) / (ticks.size() - 1);
            int letter = Math.min(Math.max(0, from - Glyphs.HEIGHT / 2), barHeight - Glyphs.HEIGHT);
            paper.fill(x + BAR, top() + from, 4, 1, INK);
            write(x + BAR + 8, top() + letter, Scale.text(ticks.get(i)), false, INK);
        }
    }

    private void foot() {
        int y = top() + barHeight + GAP;
        int x = GAP;
        if (coverage.unread() > 0) {
            paper.fill(x, y, BAR, Glyphs.HEIGHT, Scale.UNREAD);
            String never = "never read: " + coverage.unread() + " of " + coverage.counts().length;
            write(x + BAR + 8, y, never, false, INK);
            x += BAR + 8 + (never.length() + 3) * Glyphs.WIDTH;
        }
        if (scale.logarithmic()) {
            write(x, y, "colours by logarithm", false, PALE_INK);
        }
    }
}
