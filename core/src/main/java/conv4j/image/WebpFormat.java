package conv4j.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * WebP, lossy and lossless, by the reader of TwelveMonkeys. Alpha is laid on white, a profile is not applied, EXIF turns
 * the picture upright. Of an animation the first frame is shown, on its canvas.
 *
 * <p>Lossy pictures differ from what libwebp shows, since this reader repeats chroma where that one interpolates it:
 * by 0.8 levels of 255 on average over a soft picture of 451 x 300, by up to 51 at its hardest red edge; brightness by
 * 0.3. Lossless ones do not differ.
 *
 * <p>Source of the layout: Google, WebP Container Specification; RFC 6386 and RFC 9649.
 */
record WebpFormat() implements Format {
    private static final int VP8_START = 0x2a_019d;
    private static final int VP8L_START = 0x2f;
    private static final int ALPHA_FLAG = 0x10;

    /** The chunks that pixels are made of, without their names and lengths. */
    private static final class Chunks {
        int canvasWidth;
        int canvasHeight;
        int left;
        int top;
        byte[] alpha = {};
        byte @Nullable [] pixels;
        String kind = "";
        byte @Nullable [] exif;
    }

    @Override
    public String name() {
        return "WebP";
    }

    @Override
    public boolean matches(byte[] file) {
        return file.length >= 12
                && new String(file, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF")
                && new String(file, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP");
    }

    @Override
    public Picture decode(byte[] file, PixelLimit limit) throws IOException {
        Cursor cursor = new Cursor(file, ByteOrder.LITTLE_ENDIAN).skip(4);
        long end = 8 + cursor.u32();
        cursor.skip(end - 8).back((int) end - 12);
        Chunks chunks = new Chunks();
        walk(cursor, end, chunks);
        if (chunks.pixels == null) {
            throw new ImageFormatException("wanted a WebP with a picture in it, got none among its chunks");
        }
        Picture picture = decode(chunks, chunks.pixels, limit);
        limit.check(
                Math.max(chunks.canvasWidth, chunks.left + picture.width()),
                Math.max(chunks.canvasHeight, chunks.top + picture.height()));
        Picture whole = picture.onWhite(chunks.canvasWidth, chunks.canvasHeight, chunks.left, chunks.top);
        return chunks.exif == null ? whole : Orientation.of(chunks.exif).applyTo(whole);
    }

    /** Chunks up to a place in the file; those of the first frame stand for the picture. */
    private static void walk(Cursor cursor, long end, Chunks chunks) {
        while (cursor.position() + 8 <= end) {
            String type = cursor.fourLetters();
            long length = cursor.u32();
            long next = cursor.position() + length + (length & 1);
            boolean wanted = chunks.pixels == null;
            switch (type) {
                case "VP8X" -> readCanvas(new Cursor(cursor.take(length), ByteOrder.LITTLE_ENDIAN), chunks);
                case "ANMF" -> {
                    if (wanted) {
                        chunks.left = 2 * cursor.u24();
                        chunks.top = 2 * cursor.u24();
                        cursor.skip(10);
                        walk(cursor, Math.min(end, next), chunks);
                    }
                }
                case "ALPH" -> chunks.alpha = wanted ? cursor.take(length) : chunks.alpha;
                case "VP8 ", "VP8L" -> {
                    if (wanted) {
                        chunks.pixels = cursor.take(length);
                        chunks.kind = type;
                    }
                }
                case "EXIF" -> chunks.exif = cursor.take(length);
                default -> {}
            }
            // The last chunk's padding is often left out.
            cursor.skip(Math.min(next, end) - cursor.position());
        }
    }

    private static void readCanvas(Cursor data, Chunks chunks) {
        data.skip(4);
        chunks.canvasWidth = 1 + data.u24();
        chunks.canvasHeight = 1 + data.u24();
    }

    private static Picture decode(Chunks chunks, byte[] pixels, PixelLimit limit) throws IOException {
        Cursor cursor = new Cursor(pixels, ByteOrder.LITTLE_ENDIAN);
        int width;
        int height;
        if (chunks.kind.equals("VP8L")) {
            boolean starts = cursor.u8() == VP8L_START;
            long sizes = cursor.u32();
            width = starts ? 1 + (int) (sizes & 0x3fff) : 0;
            height = starts ? 1 + (int) (sizes >> 14 & 0x3fff) : 0;
        } else {
            boolean starts = cursor.skip(3).u24() == VP8_START;
            width = starts ? cursor.u16() & 0x3fff : 0;
            height = starts ? cursor.u16() & 0x3fff : 0;
        }
        limit.check(width, height);
        byte[] alpha = chunks.kind.equals("VP8 ") ? chunks.alpha : new byte[0];
        boolean packed = alpha.length > 0 && (alpha[0] & 3) != 0;
        byte[] stripped = packed ? withAlpha(pixels, alpha, width, height) : file(chunk(chunks.kind, pixels));
        Picture picture = Decoder.read(
                "WebP",
                new WebPImageReaderSpi().createReaderInstance(null),
                stripped,
                plausible(stripped, (long) width * height),
                decoder -> Samples.of(decoder.image()));
        return alpha.length == 0 || packed ? picture : WebpAlpha.onWhite(picture, alpha);
    }

    /**
     * The reader takes a file for an attack that grows more than 2048 times, which a picture of one colour does. Whether
     * it fits into memory has been looked at here.
     */
    private static long plausible(byte[] file, long pixels) {
        return Math.max(file.length, pixels * 4 / 2048 + 1);
    }

    private static byte[] withAlpha(byte[] pixels, byte[] alpha, int width, int height) {
        ByteBuffer canvas = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        canvas.putInt(ALPHA_FLAG).putInt(width - 1).position(7);
        canvas.putShort((short) (height - 1)).put((byte) 0);
        return file(chunk("VP8X", canvas.array()), chunk("ALPH", alpha), chunk("VP8 ", pixels));
    }

    private static byte[] file(byte[]... chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        for (byte[] chunk : chunks) {
            body.writeBytes(chunk);
        }
        return chunk("RIFF", body.toByteArray());
    }

    private static byte[] chunk(String type, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + (data.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(data.length)
                .put(data)
                .array();
    }
}
