package conv4j.image;

import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A picture: red, green and blue planes of 16-bit samples, upright, opaque, taken for sRGB.
 *
 * <p>What a network was trained on is what PIL's {@code convert('RGB')} gives, so that is what is read: the numbers in the
 * file, with no colour profile and no gamma applied. Grey stands in all three planes. Two things are done as viewers do
 * them, and not as PIL does unasked: a picture with alpha lies on white, and one that EXIF says to turn is turned.
 *
 * <p>Needs no display. Nothing changes a picture once it is handed out, so any number of threads may use one.
 */
public final class Picture {
    /** The largest sample. */
    static final int MOST = 0xffff;

    /** Samples from one 8-bit level to the next: 255 levels of 257 make 65535, so 8-bit pictures are kept exactly. */
    static final int STEPS = 257;

    private static final int PLANES = 3;

    private final int width;
    private final int height;
    private final short[] samples;

    private Picture(int width, int height) {
        this.width = width;
        this.height = height;
        this.samples = new short[PLANES * width * height];
    }

    /**
     * Reads a PNG, JPEG, GIF, BMP or WebP file; which one it is, its first bytes say and not its name. Of an animation the
     * first frame is read.
     *
     * @throws ImageFormatException when there is no such file, or it is not a whole picture that fits into memory; one line
     *     that begins with the file's name
     */
    public static Picture read(Path file) {
        return PictureFile.read(file);
    }

    /** The samples of an image as they are, its colour profile aside; alpha is laid on white. */
    public static Picture of(BufferedImage image) {
        return Samples.of(image);
    }

    /**
     * A picture of a tensor, to show what a layer sees.
     *
     * @param tensor {@code 1 x 3 x H x W} (red, green, blue), {@code 1 x 1 x H x W} or {@code H x W} (grey), 0 to 255.
     *     What lies outside is clamped, what lies between is rounded to 1/257; not-a-number becomes 0
     * @throws ShapeException when the tensor has another shape, or no pixels
     */
    public static Picture of(Tensor tensor) {
        Shape shape = tensor.shape();
        int rank = shape.rank();
        boolean colour = rank == 4 && shape.extent(0) == 1 && shape.extent(1) == 3;
        boolean grey = rank == 2 || (rank == 4 && shape.extent(0) == 1 && shape.extent(1) == 1);
        if ((!colour && !grey) || shape.elements() == 0) {
            throw new ShapeException(
                    "picture: wanted a tensor of 1x3xHxW, 1x1xHxW or HxW with pixels in it, got " + shape);
        }
        Picture picture = sized("of a tensor", shape.extent(rank - 1), shape.extent(rank - 2));
        float[] values = tensor.values();
        for (int at = 0; at < picture.samples.length; at++) {
            float value = values[at % values.length];
            picture.samples[at] = (short) Math.max(0, Math.min(MOST, Math.round(value * STEPS)));
        }
        return picture;
    }

    static Picture black(int width, int height) {
        return new Picture(width, height);
    }

    /** A size that a caller asks for, and not a file. */
    private static Picture sized(String what, long width, long height) {
        try {
            PixelLimit.of(0).check(width, height);
            return new Picture((int) width, (int) height);
        } catch (ImageFormatException e) {
            throw new ShapeException("picture " + what + ": " + e.getMessage());
        }
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /**
     * The picture in another size, bilinear and antialiased, as PIL's {@code resize(..., BILINEAR)}.
     *
     * @throws ShapeException when a side is below 1, or the size does not fit into memory
     */
    public Picture resizedTo(int newWidth, int newHeight) {
        Picture resized = sized("resized", newWidth, newHeight);
        Resampling across = Resampling.of(width, newWidth);
        Resampling down = Resampling.of(height, newHeight);
        for (int plane = 0; plane < PLANES; plane++) {
            Resampling.plane(
                    samples,
                    plane * width * height,
                    width,
                    resized.samples,
                    plane * newWidth * newHeight,
                    across,
                    down);
        }
        return resized;
    }

    /**
     * The middle of the picture. Where it cannot be cut evenly, one more column or row goes after than before.
     *
     * @throws ShapeException when a side is below 1 or longer than the picture's
     */
    public Picture croppedToCentre(int newWidth, int newHeight) {
        if (newWidth < 1 || newHeight < 1 || newWidth > width || newHeight > height) {
            throw new ShapeException(this + " cropped: wanted at least 1x1 and at most " + width + "x" + height
                    + ", got " + newWidth + "x" + newHeight + "; resize it first");
        }
        Picture cropped = new Picture(newWidth, newHeight);
        cropped.paste(this, -((width - newWidth) / 2), -((height - newHeight) / 2));
        return cropped;
    }

    /**
     * The largest part in the middle that has the proportions of a size; resize it to that size then.
     *
     * @throws ShapeException when a side is below 1
     */
    public Picture croppedToProportions(int forWidth, int forHeight) {
        if (forWidth < 1 || forHeight < 1) {
            throw new ShapeException(
                    "picture resized: wanted a size of at least 1x1, got " + forWidth + "x" + forHeight);
        }
        return croppedToCentre((int) Math.max(1, Math.min(width, (long) height * forWidth / forHeight)), (int)
                Math.max(1, Math.min(height, (long) width * forHeight / forWidth)));
    }

    /** {@code 1 x 3 x H x W}: red, green, blue, 0 to 255. Of 16-bit pictures the fractions are kept, in steps of 1/257. */
    public Tensor toTensor() {
        Tensor tensor = Tensor.zeros(Shape.of(1, PLANES, height, width));
        float[] values = tensor.values();
        for (int at = 0; at < values.length; at++) {
            values[at] = (samples[at] & MOST) / (float) STEPS;
        }
        return tensor;
    }

    /** An image of {@link BufferedImage#TYPE_INT_RGB}, rounded to 8 bits. */
    public BufferedImage toImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                row[x] = level(at) << 16 | level(at + width * height) << 8 | level(at + 2 * width * height);
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }

    private int level(int at) {
        return ((samples[at] & MOST) + STEPS / 2) / STEPS;
    }

    /**
     * Writes an 8-bit RGB PNG. The file is there whole or not at all: it is written under another name beside its place
     * and then moved there, over an older one.
     *
     * @throws java.io.UncheckedIOException when it cannot be written; one line that begins with the file's name
     */
    public void writePng(Path file) {
        PngFile.write(toImage(), file);
    }

    /** Samples of 16 bits. */
    void set(int x, int y, int red, int green, int blue) {
        int at = y * width + x;
        samples[at] = (short) red;
        samples[at + width * height] = (short) green;
        samples[at + 2 * width * height] = (short) blue;
    }

    void copy(int x, int y, Picture source, int sourceX, int sourceY) {
        for (int plane = 0; plane < PLANES; plane++) {
            samples[(plane * height + y) * width + x] =
                    source.samples[(plane * source.height + sourceY) * source.width + sourceX];
        }
    }

    /** This picture somewhere on a white canvas, which grows if it is too small. */
    Picture onWhite(int canvasWidth, int canvasHeight, int left, int top) {
        int newWidth = Math.max(canvasWidth, left + width);
        int newHeight = Math.max(canvasHeight, top + height);
        if (newWidth == width && newHeight == height) {
            return this;
        }
        Picture canvas = new Picture(newWidth, newHeight);
        Arrays.fill(canvas.samples, (short) MOST);
        canvas.paste(this, left, top);
        return canvas;
    }

    /** This picture, of 8 bits, seen through one byte of alpha a pixel, in place. */
    Picture onWhite(byte[] alpha) {
        for (int at = 0; at < samples.length; at++) {
            int seen = Samples.onWhite(level(at), Samples.LEVELS, alpha[at % alpha.length] & 0xff, Samples.LEVELS);
            samples[at] = (short) (seen * STEPS);
        }
        return this;
    }

    /** As much of another picture as meets this one, when its corner is put at the given place. */
    private void paste(Picture other, int left, int top) {
        int fromX = Math.max(0, left);
        int count = Math.min(width, left + other.width) - fromX;
        for (int plane = 0; plane < PLANES; plane++) {
            for (int y = Math.max(0, top); y < Math.min(height, top + other.height); y++) {
                int source = (plane * other.height + y - top) * other.width + fromX - left;
                System.arraycopy(other.samples, source, samples, (plane * height + y) * width + fromX, count);
            }
        }
    }

    @Override
    public String toString() {
        return "picture " + width + "x" + height;
    }
}
