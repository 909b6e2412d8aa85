package conv4j.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * JPEG: frame, tables and scans go to the JDK's reader, which gives back the numbers in the file;
 * {@link JpegColour} makes red, green and blue of them. Baseline and progressive, 8 bits, Huffman coded, with 1, 3 or 4
 * components; turned upright as EXIF says.
 *
 * <p>Source of the layout: ITU-T T.81, annex B; JFIF 1.02; the APP14 marker: Adobe Technical Note 5116.
 */
record JpegFormat() implements Format {
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;

    /**
     * Every scan of a progressive picture goes over all of it: 100 scans of next to nothing over 41 million pixels took
     * 9 s. Encoders write about 10, the most thorough optimizers less than 20.
     */
    private static final int MOST_SCANS = 40;

    /** What the walk has found so far. */
    private static final class Segments {
        final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        int @Nullable [] components;
        boolean jfif;
        int adobeTransform = JpegColour.NO_ADOBE;
        byte @Nullable [] exif;
        int scans;
    }

    @Override
    public String name() {
        return "JPEG";
    }

    @Override
    public boolean matches(byte[] file) {
        return file.length >= 3 && file[0] == (byte) 0xff && file[1] == (byte) 0xd8 && file[2] == (byte) 0xff;
    }

    @Override
    public Picture decode(byte[] file, PixelLimit limit) throws IOException {
        Segments segments = walk(file, limit);
        if (segments.components == null || segments.scans == 0) {
            throw new ImageFormatException("wanted a JPEG with a picture in it, got tables only");
        }
        JpegColour colour = JpegColour.of(segments.components, segments.jfif, segments.adobeTransform);
        Picture picture = Decoder.read(
                name(),
                Decoder.jdkReader("jpeg"),
                segments.kept.toByteArray(),
                decoder -> colour.toPicture(decoder.raster()));
        return segments.exif == null ? picture : Orientation.of(segments.exif).applyTo(picture);
    }

    private static Segments walk(byte[] file, PixelLimit limit) {
        Segments segments = new Segments();
        Cursor cursor = new Cursor(file, ByteOrder.BIG_ENDIAN).skip(2);
        segments.kept.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        int marker = nextMarker(cursor);
        while (marker != END) {
            int start = cursor.position();
            int length = cursor.u16();
            byte[] data = cursor.take(length - 2L);
            if (isPixelData(marker)) {
                if (isFrame(marker)) {
                    readFrame(marker, data, segments, limit);
                } else if (marker == SCAN) {
                    countScan(segments);
                    skipScan(cursor);
                }
                segments.kept.write(0xff);
                segments.kept.write(marker);
                cursor.copyFrom(start, segments.kept);
            } else {
                readApplication(marker, data, segments);
            }
            marker = nextMarker(cursor);
        }
        segments.kept.writeBytes(new byte[] {(byte) 0xff, (byte) END});
        return segments;
    }

    /** The next marker that has a segment, or the end; passes over padding, as decoders do. */
    private static int nextMarker(Cursor cursor) {
        while (true) {
            int previous = cursor.u8();
            while (previous != 0xff) {
                previous = cursor.u8();
            }
            int marker = 0xff;
            while (marker == 0xff) {
                marker = cursor.u8();
            }
            // 0 is a stuffed 255, 1 and d0..d7 stand alone.
            if (marker > 1 && (marker < 0xd0 || marker > 0xd8)) {
                return marker;
            }
        }
    }

    /** To the marker after a scan's coded pixels, inside which 255 is followed by 0, a restart marker or another 255. */
    private static void skipScan(Cursor cursor) {
        int previous = 0;
        while (true) {
            int next = cursor.u8();
            if (previous == 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                cursor.back(2);
                return;
            }
            previous = next;
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean isPixelData(int marker) {
        return marker < APP0;
    }

    private static void readFrame(int marker, byte[] data, Segments segments, PixelLimit limit) {
        Cursor frame = new Cursor(data, ByteOrder.BIG_ENDIAN);
        int bits = frame.u8();
        int height = frame.u16();
        int width = frame.u16();
        int[] components = new int[frame.u8()];
        if (marker > 0xc2 || bits != 8) {
            throw new ImageFormatException(String.format(
                    "wanted a baseline or progressive JPEG of 8 bits, got process %d of %d bits; save it as an ordinary"
                            + " JPEG or PNG",
                    marker - 0xc0, bits));
        }
        if (segments.components != null) {
            throw new ImageFormatException("wanted a JPEG with one frame, got a second; save it as an ordinary JPEG");
        }
        limit.check(width, height);
        for (int component = 0; component < components.length; component++) {
            components[component] = frame.u8();
            frame.skip(2);
        }
        segments.components = components;
    }

    private static void countScan(Segments segments) {
        segments.scans++;
        if (segments.scans > MOST_SCANS) {
            throw new ImageFormatException(
                    "wanted a JPEG of at most " + MOST_SCANS + " scans, got more; save it as an ordinary JPEG");
        }
    }

    private static void readApplication(int marker, byte[] data, Segments segments) {
        if (marker == APP0 && startsWith(data, "JFIF\0")) {
            segments.jfif = true;
        } else if (marker == APP1 && segments.exif == null && startsWith(data, Orientation.EXIF_PREFIX)) {
            segments.exif = data;
        } else if (marker == APP14 && data.length >= 12 && startsWith(data, "Adobe")) {
            segments.adobeTransform = data[11];
        }
    }

    private static boolean startsWith(byte[] data, String start) {
        byte[] wanted = start.getBytes(StandardCharsets.ISO_8859_1);
        return data.length >= wanted.length && Arrays.equals(data, 0, wanted.length, wanted, 0, wanted.length);
    }
}
