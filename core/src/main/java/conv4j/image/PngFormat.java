package conv4j.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * PNG: header, palette, transparency and pixels go to the JDK's reader; of the rest only the orientation is read.
 * Animations show their still picture. A pixel that has the transparent colour, or any alpha, is laid on white.
 *
 * <p>Source of the layout: Portable Network Graphics, W3C Recommendation.
 */
record PngFormat() implements Format {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;

    /** The chunks that pixels are made of, whole with length, type and checksum. */
    private static final class Chunks {
        byte[] header = {};
        byte[] palette = {};
        byte[] transparency = {};
        final ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        byte @Nullable [] exif;
    }

    @Override
    public String name() {
        return "PNG";
    }

    @Override
    public boolean matches(byte[] file) {
        return file.length >= SIGNATURE.length
                && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    @Override
    public Picture decode(byte[] file, PixelLimit limit) throws IOException {
        Chunks chunks = walk(file, limit);
        Picture picture = Decoder.read(
                name(), Decoder.jdkReader("png"), stripped(chunks), decoder -> Samples.of(decoder.image()));
        return chunks.exif == null ? picture : Orientation.of(chunks.exif).applyTo(picture);
    }

    private static Chunks walk(byte[] file, PixelLimit limit) {
        Chunks chunks = new Chunks();
        Cursor cursor = new Cursor(file, ByteOrder.BIG_ENDIAN).skip(SIGNATURE.length);
        for (String type = ""; !type.equals("IEND"); ) {
            int start = cursor.position();
            long length = cursor.u32();
            type = cursor.fourLetters();
            if (chunks.header.length == 0 && !type.equals("IHDR")) {
                throw new ImageFormatException("wanted a PNG that begins with chunk IHDR, got " + Line.of(type));
            }
            int data = cursor.position();
            cursor.skip(length + 4);
            if (type.equals("eXIf")) {
                chunks.exif = Arrays.copyOfRange(file, data, data + (int) length);
            } else if (isNeeded(type)) {
                byte[] chunk = Arrays.copyOfRange(file, start, cursor.position());
                checkSum(type, chunk);
                keep(type, chunk, chunks, limit);
            }
        }
        return chunks;
    }

    /** A capital first letter marks what no reader may pass over. */
    private static boolean isNeeded(String type) {
        return Character.isUpperCase(type.charAt(0)) || type.equals("tRNS");
    }

    private static void checkSum(String type, byte[] chunk) {
        CRC32 sum = new CRC32();
        sum.update(chunk, 4, chunk.length - 8);
        int stored = ByteBuffer.wrap(chunk).getInt(chunk.length - 4);
        if ((int) sum.getValue() != stored) {
            throw new ImageFormatException(String.format(
                    "wanted an undamaged PNG, got chunk %s with checksum %08x and bytes that sum to %08x; fetch it again",
                    Line.of(type), stored, (int) sum.getValue()));
        }
    }

    private static void keep(String type, byte[] chunk, Chunks chunks, PixelLimit limit) {
        switch (type) {
            case "IHDR" -> {
                Cursor header = new Cursor(chunk, ByteOrder.BIG_ENDIAN).skip(8);
                limit.check(header.u32(), header.u32());
                chunks.header = chunk;
            }
            case "PLTE" -> chunks.palette = chunk;
            case "tRNS" -> chunks.transparency = chunk;
            case "IDAT" -> chunks.pixels.writeBytes(chunk);
            case "IEND" -> {}
            default ->
                throw new ImageFormatException(
                        "wanted a PNG of the standard's chunks, got " + Line.of(type) + "; save it as an ordinary PNG");
        }
    }

    private static byte[] stripped(Chunks chunks) {
        int depth = chunks.header[16];
        int colour = chunks.header[17];
        ByteArrayOutputStream stripped = new ByteArrayOutputStream(chunks.pixels.size() + 2048);
        stripped.writeBytes(SIGNATURE);
        stripped.writeBytes(chunks.header);
        // Where a palette or a transparent colour means nothing, the JDK's reader loses its place in the file over it.
        if (colour == PALETTE) {
            stripped.writeBytes(chunks.palette);
        }
        if (colour == GREY && depth < 8 && chunks.transparency.length == 14) {
            stripped.writeBytes(scaledToBytes(chunks.transparency, depth));
        } else if (colour == GREY || colour == RGB || colour == PALETTE) {
            stripped.writeBytes(chunks.transparency);
        }
        stripped.writeBytes(chunks.pixels.toByteArray());
        stripped.writeBytes(chunk("IEND", new byte[0]));
        return stripped.toByteArray();
    }

    /** The JDK's reader compares the transparent grey with pixels that it has already scaled to 8 bits. */
    private static byte[] scaledToBytes(byte[] transparency, int depth) {
        int most = (1 << depth) - 1;
        int grey = ByteBuffer.wrap(transparency).getShort(8) & most;
        return chunk("tRNS", new byte[] {0, (byte) (grey * 255 / most)});
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
        type.chars().forEach(letter -> chunk.put((byte) letter));
        chunk.put(data);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) sum.getValue()).array();
    }
}
