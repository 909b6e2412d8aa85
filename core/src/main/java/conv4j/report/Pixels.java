package conv4j.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/**
 * A block of pixels {@code 0xRRGGBB}, row by row. Written and scaled here and not by Java2D, whose text fails on
 * machines without fonts and whose start takes longer than a small network.
 */
public final class Pixels {
    private final int width;
    private final int height;
    private final int[] rgb;

    Pixels(int width, int height, int[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int[] rgb() {
        return rgb;
    }

    public static Pixels filled(int width, int height, int colour) {
        int[] rgb = new int[Math.multiplyExact(width, height)];
        Arrays.fill(rgb, colour);
        return new Pixels(width, height, rgb);
    }

    static Pixels of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] rgb = new int[Math.multiplyExact(width, height)];
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            // Its colour space is linear: getRGB would brighten what every viewer shows as it is.
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = grey(image.getRaster().getSample(i % width, i / width, 0));
            }
        } else {
            image.getRGB(0, 0, width, height, rgb, 0, width);
            Arrays.setAll(rgb, i -> rgb[i] & 0xffffff);
        }
        return new Pixels(width, height, rgb);
    }

    /** An opaque picture over the same pixels. */
    public BufferedImage toImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < rgb.length; i++) {
            bytes[3 * i] = (byte) rgb[i];
            bytes[3 * i + 1] = (byte) (rgb[i] >> 8);
            bytes[3 * i + 2] = (byte) (rgb[i] >> 16);
        }
        return image;
    }

    static int grey(int level) {
        return level * 0x10101;
    }

    public void fill(int x, int y, int columns, int rows, int colour) {
        for (int row = y; row < y + rows; row++) {
            Arrays.fill(rgb, row * width + x, row * width + x + columns, colour);
        }
    }

    void draw(int x, int y, Pixels other) {
        for (int row = 0; row < other.height; row++) {
            System.arraycopy(other.rgb, row * other.width, rgb, (y + row) * width + x, other.width);
        }
    }

    /** Lets a colour cover a pixel by so many parts of 255. */
    void blend(int x, int y, int colour, int parts) {
        int i = y * width + x;
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int below = rgb[i] >> shift & 0xff;
            int above = colour >> shift & 0xff;
            mixed |= ((below * (255 - parts) + above * parts + 127) / 255) << shift;
        }
        rgb[i] = mixed;
    }

    /** As large as fits into a square box; a pixel of a reduced block is the mean of those that fall on it. */
    Pixels fitted(int box) {
        Fit fit = Fit.of(width, height, box);
        return fit.zoom() >= 1 ? repeated(fit.zoom()) : reduced(fit.width(), fit.height());
    }

    private Pixels repeated(int times) {
        Pixels result = filled(width * times, height * times, 0);
        for (int i = 0; i < result.rgb.length; i++) {
            int x = i % result.width / times;
            int y = i / result.width / times;
            result.rgb[i] = rgb[y * width + x];
        }
        return result;
    }

    private Pixels reduced(int columns, int rows) {
        Pixels result = filled(columns, rows, 0);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                result.rgb[y * columns + x] = mean(
                        (double) x * width / columns,
                        (double) (x + 1) * width / columns,
                        (double) y * height / rows,
                        (double) (y + 1) * height / rows);
            }
        }
        return result;
    }

    /** The mean colour of an area; pixels that lie on its rim count for the part that is inside. */
    private int mean(double left, double right, double top, double bottom) {
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int y = (int) top; y < Math.min(height, Math.ceil(bottom)); y++) {
            double rowShare = Math.min(bottom, y + 1) - Math.max(top, y);
            for (int x = (int) left; x < Math.min(width, Math.ceil(right)); x++) {
                double share = rowShare * (Math.min(right, x + 1) - Math.max(left, x));
                int colour = rgb[y * width + x];
                red += share * (colour >> 16);
                green += share * (colour >> 8 & 0xff);
                blue += share * (colour & 0xff);
            }
        }
        double area = (right - left) * (bottom - top);
        return (int) Math.round(red / area) << 16 | (int) Math.round(green / area) << 8 | (int) Math.round(blue / area);
    }
}
