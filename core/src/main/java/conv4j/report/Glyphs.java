package conv4j.report;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * Letters of one size that were drawn beforehand, since fonts are not on every machine: {@code glyphs.png}, made by
 * {@code core/src/glyphs/generate.py}. Printable ASCII; any other character is shown as a question mark.
 */
public final class Glyphs {
    /** Every letter is as wide as any other. */
    public static final int WIDTH = 8;

    public static final int HEIGHT = 16;

    private static final String RESOURCE = "glyphs.png";
    private static final char FIRST = ' ';
    private static final char LAST = '~';
    private static final Raster INK = load();

    private Glyphs() {}

    private static Raster load() {
        try (InputStream resource = Glyphs.class.getResourceAsStream(RESOURCE)) {
            BufferedImage image = resource == null ? null : ImageIO.read(resource);
            if (image == null) {
                throw new IllegalStateException(RESOURCE + ": wanted a PNG beside the classes, got none");
            }
            return image.getRaster();
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    /** Writes as much of a line as fits between x and the end of a width; what does not fit ends in two dots. */
    public static void draw(Pixels on, int x, int y, int width, String text, boolean bold, int colour) {
        int fit = width / WIDTH;
        String line = text.length() <= fit ? text : text.substring(0, Math.max(0, fit - 2)) + "..";
        for (int i = 0; i < Math.min(line.length(), fit); i++) {
            char letter = line.charAt(i) < FIRST || line.charAt(i) > LAST ? '?' : line.charAt(i);
            glyph(on, x + i * WIDTH, y, letter - FIRST, bold, colour);
        }
    }

    private static void glyph(Pixels on, int x, int y, int index, boolean bold, int colour) {
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                int ink = INK.getSample(index * WIDTH + column, row + (bold ? HEIGHT : 0), 0);
                if (ink > 0) {
                    on.blend(x + column, y + row, colour, ink);
                }
            }
        }
    }
}
