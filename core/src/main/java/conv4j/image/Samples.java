package conv4j.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.Set;

/**
 * Takes the samples of an image as they are. {@code BufferedImage.getRGB} would not do: it keeps 8 bits, and holds grey
 * for linear light, so that a grey of 128 comes out as 188.
 */
final class Samples {
    /** The largest number that 8 bits hold. */
    static final int LEVELS = 255;

    private static final Set<Integer> WHOLE = Set.of(DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT);

    private final Raster raster;
    private final boolean grey;
    private final int bands;
    private final boolean transparent;
    private final boolean premultiplied;
    private final int[] most;

    /** What white is counted as: pictures of 8 bits and less stay on the 255 levels that everybody else gives them. */
    private final int white;

    private Samples(BufferedImage image) {
        ColorModel model = image.getColorModel();
        raster = image.getRaster();
        grey = model.getNumColorComponents() == 1;
        transparent = model.hasAlpha();
        premultiplied = model.isAlphaPremultiplied();
        bands = raster.getNumBands();
        most = Arrays.stream(model.getComponentSize())
                .map(bits -> (1 << bits) - 1)
                .toArray();
        white = Arrays.stream(most).max().orElse(LEVELS) > LEVELS ? Picture.MOST : LEVELS;
    }

    /** Colours as they are, alpha laid on white. */
    static Picture of(BufferedImage image) {
        Picture picture = Picture.black(image.getWidth(), image.getHeight());
        ColorModel model = image.getColorModel();
        if (model instanceof IndexColorModel palette) {
            fromPalette(image.getRaster(), palette, picture);
        } else if (isPlain(model)) {
            new Samples(image).copyTo(picture);
        } else {
            fromColours(image, picture);
        }
        return picture;
    }

    /** Whether grey, or red, green and blue, stand in whole unsigned numbers of at most 16 bits. */
    private static boolean isPlain(ColorModel model) {
        int type = model.getColorSpace().getType();
        int colours = model.getNumColorComponents();
        boolean known = type == ColorSpace.TYPE_RGB ? colours == 3 : type == ColorSpace.TYPE_GRAY && colours == 1;
        boolean whole = model instanceof DirectColorModel
                || (model instanceof ComponentColorModel && WHOLE.contains(model.getTransferType()));
        return known
                && whole
                && Arrays.stream(model.getComponentSize()).allMatch(bits -> bits >= 1 && bits <= Short.SIZE);
    }

    private static void fromPalette(Raster raster, IndexColorModel palette, Picture picture) {
        int[] colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        int[] row = new int[picture.width()];
        for (int y = 0; y < picture.height(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, row.length, 1, row);
            for (int x = 0; x < row.length; x++) {
                if (row[x] >= colours.length) {
                    throw new ImageFormatException("wanted pixels of " + colours.length + " colours, got colour "
                            + row[x] + "; save it again");
                }
                set(picture, x, y, colours[row[x]]);
            }
        }
    }

    /** Inks, floats and whatever else there is: Java knows how to turn them into 8-bit sRGB. */
    private static void fromColours(BufferedImage image, Picture picture) {
        int[] row = new int[picture.width()];
        for (int y = 0; y < picture.height(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                set(picture, x, y, row[x]);
            }
        }
    }

    private static void set(Picture picture, int x, int y, int argb) {
        int alpha = argb >>> 24;
        picture.set(
                x,
                y,
                onWhite(argb >> 16 & 0xff, LEVELS, alpha, LEVELS) * Picture.STEPS,
                onWhite(argb >> 8 & 0xff, LEVELS, alpha, LEVELS) * Picture.STEPS,
                onWhite(argb & 0xff, LEVELS, alpha, LEVELS) * Picture.STEPS);
    }

    private void copyTo(Picture picture) {
        int[] row = new int[picture.width() * bands];
        for (int y = 0; y < picture.height(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, picture.width(), 1, row);
            for (int x = 0, at = 0; x < picture.width(); x++, at += bands) {
                picture.set(x, y, sample(row, at, 0), sample(row, at, grey ? 0 : 1), sample(row, at, grey ? 0 : 2));
            }
        }
    }

    private int sample(int[] row, int at, int band) {
        int value = scaled(row[at + band], white, most[band]);
        if (transparent) {
            int last = most.length - 1;
            int alpha = row[at + last];
            value = premultiplied
                    ? Math.min(white, value + scaled(most[last] - alpha, white, most[last]))
                    : onWhite(value, white, alpha, most[last]);
        }
        return value * (Picture.MOST / white);
    }

    /** A sample seen through its alpha, rounded to nearest. */
    static int onWhite(int value, int white, int alpha, int opaque) {
        return (int) (((long) value * alpha + (long) white * (opaque - alpha) + opaque / 2) / opaque);
    }

    private static int scaled(int value, int target, int most) {
        return (int) (((long) value * target + most / 2) / most);
    }
}
