package conv4j.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How a picture lies in its file, as a camera that was held askew has noted it in EXIF. Numbers 1 to 8.
 *
 * <p>EXIF that cannot be made sense of counts as upright, as in every viewer: the pixels are whole all the same. Of all
 * that EXIF may hold this reads one entry of the first directory.
 *
 * <p>Source: CIPA DC-008, Exif 2.32, tag 274; TIFF 6.0, section 2.
 */
record Orientation(int number) {
    static final String EXIF_PREFIX = "Exif\0\0";

    private static final Orientation UPRIGHT = new Orientation(1);
    private static final int TAG = 274;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    /**
     * @param exif a TIFF header and what follows, with or without {@link #EXIF_PREFIX}
     */
    static Orientation of(byte[] exif) {
        byte[] prefix = EXIF_PREFIX.getBytes(StandardCharsets.ISO_8859_1);
        int start = exif.length >= prefix.length
                        && ByteBuffer.wrap(exif, 0, prefix.length).equals(ByteBuffer.wrap(prefix))
                ? prefix.length
                : 0;
        ByteBuffer tiff = ByteBuffer.wrap(exif, start, exif.length - start).slice();
        if (tiff.limit() < 8) {
            return UPRIGHT;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return ofDirectory(tiff, tiff.getInt(4));
    }

    private static Orientation ofDirectory(ByteBuffer tiff, int start) {
        if (start < 8 || start > tiff.limit() - 2) {
            return UPRIGHT;
        }
        int entries = tiff.getShort(start) & 0xffff;
        int last = Math.min(tiff.limit(), start + 2 + entries * ENTRY_BYTES) - ENTRY_BYTES;
        for (int entry = start + 2; entry <= last; entry += ENTRY_BYTES) {
            int value = tiff.getShort(entry + 8);
            if (tiff.getShort(entry) == TAG && tiff.getShort(entry + 2) == SHORT && value >= 1 && value <= 8) {
                return new Orientation(value);
            }
        }
        return UPRIGHT;
    }

    /** The picture as it was seen. */
    Picture applyTo(Picture lying) {
        if (number == 1) {
            return lying;
        }
        boolean transposed = number >= 5;
        boolean fromRight = number == 2 || number == 3 || number == 7 || number == 8;
        boolean fromBelow = number == 3 || number == 4 || number == 6 || number == 7;
        int lastColumn = lying.width() - 1;
        int lastRow = lying.height() - 1;
        Picture upright = transposed
                ? Picture.black(lying.height(), lying.width())
                : Picture.black(lying.width(), lying.height());
        for (int y = 0; y < upright.height(); y++) {
            for (int x = 0; x < upright.width(); x++) {
                int column = transposed ? y : x;
                int row = transposed ? x : y;
                upright.copy(x, y, lying, fromRight ? lastColumn - column : column, fromBelow ? lastRow - row : row);
            }
        }
        return upright;
    }
}
