package conv4j.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/**
 * GIF: the first frame on its screen, by the JDK's reader. What the frame leaves free or transparent is white; later
 * frames are not looked at, so that damage there does no harm.
 *
 * <p>Source of the layout: CompuServe, Graphics Interchange Format, version 89a.
 */
record GifFormat() implements Format {
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2c;
    private static final int TRAILER = 0x3b;
    private static final int GRAPHIC_CONTROL = 0xf9;

    @Override
    public String name() {
        return "GIF";
    }

    @Override
    public boolean matches(byte[] file) {
        return file.length >= 6 && file[0] == 'G' && file[1] == 'I' && file[2] == 'F' && file[3] == '8';
    }

    @Override
    public Picture decode(byte[] file, PixelLimit limit) throws IOException {
        ByteArrayOutputStream stripped = new ByteArrayOutputStream(file.length);
        Cursor cursor = new Cursor(file, ByteOrder.LITTLE_ENDIAN).skip(6);
        int screenWidth = cursor.u16();
        int screenHeight = cursor.u16();
        int colours = colours(cursor.u8());
        cursor.skip(2L + 3L * colours).copyFrom(0, stripped);

        byte[] control = seekFrame(cursor);
        int descriptor = cursor.position() - 1;
        int left = cursor.u16();
        int top = cursor.u16();
        int width = cursor.u16();
        int height = cursor.u16();
        int ownColours = colours(cursor.u8());
        limit.check(width, height);
        limit.check(Math.max(screenWidth, left + width), Math.max(screenHeight, top + height));
        cursor.skip(3L * ownColours + 1);
        skipBlocks(cursor);

        writeControl(control, ownColours > 0 ? ownColours : colours, stripped);
        cursor.copyFrom(descriptor, stripped);
        stripped.write(TRAILER);
        Picture frame = Decoder.read(name(), Decoder.jdkReader("gif"), stripped.toByteArray(), GifFormat::allRows);
        return frame.onWhite(screenWidth, screenHeight, left, top);
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 2 << (flags & 7);
    }

    /** To just after the byte that announces the first frame; gives the data of the graphic control that counts for it. */
    private static byte[] seekFrame(Cursor cursor) {
        byte[] control = {};
        for (int block = cursor.u8(); block != FRAME; block = cursor.u8()) {
            if (block == TRAILER) {
                throw new ImageFormatException("wanted a GIF with a picture in it, got one without frames");
            }
            if (block != EXTENSION) {
                throw new ImageFormatException(String.format(
                        "wanted an undamaged GIF, got block type 0x%02x at byte %d; fetch it again",
                        block, cursor.position() - 1));
            }
            if (cursor.u8() == GRAPHIC_CONTROL) {
                control = cursor.take(cursor.u8());
            }
            skipBlocks(cursor);
        }
        return control;
    }

    private static void skipBlocks(Cursor cursor) {
        for (int length = cursor.u8(); length > 0; length = cursor.u8()) {
            cursor.skip(length);
        }
    }

    /** A transparent index beyond the colours is left out: the JDK's reader would make the last colour transparent. */
    private static void writeControl(byte[] control, int colours, ByteArrayOutputStream stripped) {
        if (control.length >= 4 && (control[0] & 1) != 0 && (control[3] & 0xff) < colours) {
            stripped.writeBytes(new byte[] {EXTENSION, (byte) GRAPHIC_CONTROL, 4});
            stripped.writeBytes(Arrays.copyOf(control, 4));
            stripped.write(0);
        }
    }

    /** The JDK's reader stops without a word when the coded pixels do, and goes on when there are more than the frame has. */
    private static Picture allRows(Decoder decoder) throws IOException {
        Rows rows = new Rows();
        decoder.reader().addIIOReadProgressListener(rows);
        BufferedImage image = decoder.image();
        if (rows.percent < 100) {
            throw new ImageFormatException(
                    String.format("wanted a GIF with all its rows, got %.0f %% of them; fetch it again", rows.percent));
        }
        return Samples.of(image);
    }

    private static final class Rows implements IIOReadProgressListener {
        private float percent;

        @Override
        public void imageProgress(ImageReader source, float percentageDone) {
            percent = percentageDone;
            if (percent > 100) {
                source.abort();
            }
        }

        @Override
        public void sequenceStarted(ImageReader source, int minIndex) {}

        @Override
        public void sequenceComplete(ImageReader source) {}

        @Override
        public void imageStarted(ImageReader source, int imageIndex) {}

        @Override
        public void imageComplete(ImageReader source) {}

        @Override
        public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

        @Override
        public void thumbnailProgress(ImageReader source, float percentageDone) {}

        @Override
        public void thumbnailComplete(ImageReader source) {}

        @Override
        public void readAborted(ImageReader source) {}
    }
}
