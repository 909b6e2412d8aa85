package conv4j.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * BMP, by the JDK's reader: 1, 4, 8, 16, 24 and 32 bits, run lengths, bit fields, bottom up or top down. Alpha counts
 * where the bit fields name it, and is laid on white.
 *
 * <p>Source of the layout: Microsoft, Bitmap Header Types ({@code wingdi.h}).
 */
record BmpFormat() implements Format {
    private static final int FILE_HEADER = 14;
    private static final int CORE_HEADER = 12;
    private static final int V4_HEADER = 108;
    private static final int UNCOMPRESSED = 0;
    private static final int RLE8 = 1;
    private static final int RLE4 = 2;
    private static final int BIT_FIELDS = 3;
    private static final int SRGB = 0x7352_4742;

    @Override
    public String name() {
        return "BMP";
    }

    @Override
    public boolean matches(byte[] file) {
        return file.length >= 2 && file[0] == 'B' && file[1] == 'M';
    }

    @Override
    public Picture decode(byte[] file, PixelLimit limit) throws IOException {
        Cursor cursor = new Cursor(file, ByteOrder.LITTLE_ENDIAN).skip(10);
        long pixels = cursor.u32();
        long header = cursor.u32();
        boolean core = header == CORE_HEADER;
        long width = core ? cursor.u16() : (int) cursor.u32();
        // A negative height means that the first row in the file is the top one.
        long height = Math.abs(core ? cursor.u16() : (long) (int) cursor.u32());
        int bits = cursor.skip(2).u16();
        long compression = core ? UNCOMPRESSED : cursor.u32();
        limit.check(width, height);
        if (compression > BIT_FIELDS) {
            throw new ImageFormatException(
                    "wanted a BMP of plain or run-length pixels, got compression " + compression + "; save it as PNG");
        }
        boolean runLengths = compression == RLE8 || compression == RLE4;
        new Cursor(file, ByteOrder.LITTLE_ENDIAN)
                .skip(pixels + (runLengths ? 2 : (width * bits + 31) / 32 * 4 * height));

        byte[] plain = plain(file, header, compression);
        return Decoder.read(name(), Decoder.jdkReader("bmp"), plain, decoder -> Samples.of(decoder.image()));
    }

    /**
     * The file with three fields mended: its own size, which many programs get wrong and the JDK's reader believes;
     * its profile, which is not applied; and the mask of an alpha that uncompressed pixels do not have.
     */
    private static byte[] plain(byte[] file, long header, long compression) {
        byte[] plain = file.clone();
        ByteBuffer fields = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        fields.putInt(2, file.length);
        if (header >= V4_HEADER && file.length >= FILE_HEADER + V4_HEADER) {
            fields.putInt(FILE_HEADER + 56, SRGB);
            if (compression == UNCOMPRESSED) {
                fields.putInt(FILE_HEADER + 52, 0);
            }
        }
        return plain;
    }
}
