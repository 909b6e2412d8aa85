package conv4j.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no picture, or a picture made to do harm: one line, soon, and never much memory. */
class HostilePictureTest {
    @TempDir
    Path folder;

    @Test
    void aMissingFileIsSaid() {
        Path file = folder.resolve("none.png");
        assertEquals(file + ": wanted a picture file, got no file of this name; check the path", refusal(file));
    }

    @Test
    void anEmptyFileIsSaid() throws IOException {
        assertTrue(refusal(written(new byte[0])).contains("got an empty file"));
    }

    @Test
    void aDirectoryIsSaid() {
        assertEquals(folder + ": wanted a picture file, got a directory", refusal(folder));
    }

    @Test
    void anUnreadableFileIsSaid() throws IOException {
        Path file = written(new byte[] {1});
        Assumptions.assumeTrue(
                file.toFile().setReadable(false) && !Files.isReadable(file), "this user may read every file");
        assertTrue(refusal(file).endsWith("got no permission to read it; change its mode"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/dev/random"})
    void devicesAreNotReadWithoutEnd(String name) {
        Assumptions.assumeTrue(Files.exists(Path.of(name)), "no devices as files on this system");
        assertEquals(name + ": wanted a picture file, got a device, pipe or socket", refusal(Path.of(name)));
    }

    @Test
    void aPipeThatNobodyWritesIntoIsNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        Process process;
        try {
            process = new ProcessBuilder("mkfifo", pipe.toString()).start();
        } catch (IOException e) {
            Assumptions.abort("no mkfifo on this system");
            return;
        }
        assertEquals(0, process.waitFor());
        assertEquals(pipe + ": wanted a picture file, got a device, pipe or socket", refusal(pipe));
    }

    @Test
    void textIsNoPicture() throws IOException {
        Path file = written("hello, world\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                file + ": wanted a picture of format PNG, JPEG, GIF, BMP, WebP, got a file that begins with 'hello, w'"
                        + " (68 65 6c 6c 6f 2c 20 77); convert it to one of these",
                refusal(file));
    }

    @Test
    void randomBytesAreNoPictureWhateverTheyBeginWith() throws IOException {
        Random random = new Random(5);
        String[] beginnings = {
            "", "BM", "GIF89a", "\u00ff\u00d8\u00ff", "\u0089PNG\r\n\u001a\n", "RIFF\1\1\0\0WEBPVP8L", "PK"
        };
        for (String beginning : beginnings) {
            byte[] start = beginning.getBytes(StandardCharsets.ISO_8859_1);
            for (int count = 0; count < 20; count++) {
                byte[] file = new byte[1000];
                random.nextBytes(file);
                System.arraycopy(start, 0, file, 0, start.length);
                refusal(written(file));
            }
        }
    }

    @Test
    void aNameOfTwoLinesIsStillOneLine() {
        assertFalse(refusal(folder.resolve("two\nlines.png")).contains("\n"));
    }

    @Test
    void aHugePngIsRefusedByItsHeader() throws IOException {
        String message = refusal(written(png(60_000, 60_000, 2, new byte[0])));
        assertTrue(message.contains("got 60000x60000; take a smaller picture"), message);
        assertTrue(refusal(written(png(-1, -1, 2, new byte[0]))).contains("got 4294967295x4294967295"));
    }

    @ParameterizedTest
    @CsvSource({"jpeg-420.jpg", "gif-16.gif", "gif-offset.gif", "bmp-RGB.bmp", "bmp-rle8.bmp", "webp-lossy.webp"})
    void hugeSizesOfOtherFormatsAreRefusedByTheirHeaders(String name) throws IOException {
        byte[] file = Files.readAllBytes(Pictures.file(name));
        ByteBuffer fields = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (name.startsWith("jpeg")) {
            fields.order(ByteOrder.BIG_ENDIAN).putInt(marker(file, 0xc0) + 5, -1);
        } else if (name.startsWith("gif")) {
            fields.putInt(6, -1);
        } else if (name.startsWith("bmp")) {
            fields.putInt(18, Integer.MAX_VALUE).putInt(22, Integer.MIN_VALUE);
        } else {
            fields.putInt(26, 0x3fff_3fff);
        }
        String message = refusal(written(file));
        assertTrue(message.contains("wanted at most ") && message.contains("take a smaller picture"), message);
    }

    @ParameterizedTest
    @CsvSource({"png-rgb8.png,16", "bmp-RGB.bmp,18", "gif-16.gif,66", "jpeg-420.jpg,0"})
    void picturesWithoutPixelsAreRefused(String name, int width) throws IOException {
        byte[] file = Files.readAllBytes(Pictures.file(name));
        int at = width == 0 ? marker(file, 0xc0) + 5 : width;
        Arrays.fill(file, at, at + (name.startsWith("png") || name.startsWith("bmp") ? 4 : 2), (byte) 0);
        if (name.startsWith("png")) {
            CRC32 sum = new CRC32();
            sum.update(file, 12, 17);
            ByteBuffer.wrap(file).putInt(29, (int) sum.getValue());
        }
        if (name.startsWith("gif")) {
            assertEquals(0x2c, file[61]);
        }
        String message = refusal(written(file));
        assertTrue(message.contains("wanted at least 1x1 pixels"), message);
    }

    @Test
    void theLimitFollowsTheMemory() {
        PixelLimit limit = new PixelLimit(1 << 20, 1 << 30);
        assertEquals(((1L << 30) - (2 << 20)) / 18, limit.pixels());
        limit.check(1, limit.pixels());
        assertThrows(ImageFormatException.class, () -> limit.check(1, limit.pixels() + 1));
        assertEquals(178_956_970, new PixelLimit(1, Long.MAX_VALUE / 2).pixels());
        assertEquals(0, new PixelLimit(1 << 30, 1 << 30).pixels());
    }

    @Test
    void pixelsBeyondTheHeaderAreNotInflated() throws IOException {
        // 100 MB of zeros behind the 8 bytes that the header asks for.
        assertEquals(
                1, Picture.read(written(png(1, 2, 2, deflatedZeros(100 << 20)))).width());
    }

    @ParameterizedTest
    @ValueSource(strings = {"iTXt", "zTXt", "iCCP"})
    void chunksThatGrowAreNotInflated(String type) throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes(type.equals("iTXt") ? new byte[] {'a', 0, 1, 0, 0, 0} : new byte[] {'a', 0, 0});
        bomb.writeBytes(deflatedZeros(100 << 20));
        assertEquals(
                1,
                Picture.read(written(png(1, 2, 2, new byte[14], chunk(type, bomb.toByteArray()))))
                        .width());
    }

    @Test
    void aPngWithFewerPixelsThanItSaysIsRefused() throws IOException {
        String message = refusal(written(png(1, 3, 2, deflated(new byte[8]))));
        assertTrue(message.contains("wanted an undamaged PNG, got one that the decoder gives up on"), message);
    }

    @Test
    void aGifWithFewerRowsThanItSaysIsRefused() throws IOException {
        byte[] file = Files.readAllBytes(Pictures.file("gif-16.gif"));
        int descriptor = 61;
        assertEquals(0x2c, file[descriptor]);
        file[descriptor + 7]++;
        assertTrue(refusal(written(file)).contains("wanted a GIF with all its rows, got 94 % of them"));
    }

    @Test
    void aJpegWithTooManyScansIsRefused() throws IOException {
        byte[] file = Files.readAllBytes(Pictures.file("jpeg-grey-progressive.jpg"));
        int scan = marker(file, 0xda);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(file, 0, file.length - 2);
        for (int count = 0; count < 40; count++) {
            many.write(file, scan, file.length - 2 - scan);
        }
        many.write(file, file.length - 2, 2);
        assertTrue(refusal(written(many.toByteArray())).contains("at most 40 scans"));
    }

    @Test
    void exifThatIsNoneLeavesThePictureUpright() {
        byte[][] nonsense = {
            {},
            {1, 2, 3},
            "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1),
            new byte[100],
            {'I', 'I', 42, 0, -1, -1, -1, 127},
            {'M', 'M', 0, 42, 0, 0, 0, 8, -1, -1},
            {'M', 'M', 0, 42, -128, 0, 0, 0, 0, 0}
        };
        for (byte[] exif : nonsense) {
            assertEquals(1, Orientation.of(exif).number());
        }
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file"), bytes);
    }

    private static String refusal(Path file) {
        String message = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThrows(ImageFormatException.class, () -> Picture.read(file))
                        .getMessage());
        assertFalse(message.contains("\n"), message);
        assertTrue(message.startsWith(file.toString().replace("\n", " ")), message);
        return message;
    }

    /** Where a JPEG's segment begins. */
    private static int marker(byte[] file, int marker) {
        for (int at = 0; ; at++) {
            if (file[at] == (byte) 0xff && file[at + 1] == (byte) marker) {
                return at;
            }
        }
    }

    private static byte[] png(int width, int height, int colour, byte[] pixels, byte[]... extra) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        byte[] header = {8, (byte) colour, 0, 0, 0};
        png.writeBytes(chunk(
                "IHDR",
                ByteBuffer.allocate(13).putInt(width).putInt(height).put(header).array()));
        for (byte[] chunk : extra) {
            png.writeBytes(chunk);
        }
        png.writeBytes(chunk("IDAT", pixels.length == 14 ? deflated(new byte[8]) : pixels));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
        chunk.put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) sum.getValue()).array();
    }

    private static byte[] deflated(byte[] data) {
        Deflater deflater = new Deflater();
        deflater.setInput(data);
        deflater.finish();
        byte[] packed = new byte[data.length + 100];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    private static byte[] deflatedZeros(int count) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
            byte[] zeros = new byte[1 << 16];
            for (int written = 0; written < count; written += zeros.length) {
                stream.write(zeros);
            }
        }
        return packed.toByteArray();
    }
}
