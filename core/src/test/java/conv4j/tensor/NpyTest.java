package conv4j.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
    private static final String SIX = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";

    @TempDir
    Path folder;

    static Stream<String> types() {
        return Stream.concat(
                Stream.of("f2", "f4", "f8", "i2", "i4", "i8", "u2", "u4", "u8")
                        .flatMap(type -> Stream.of(type + "-little", type + "-big")),
                Stream.of("i1-little", "u1-little", "b1-little"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeBecomesTheFloat32ThatNumPyMakesOfIt(String type) throws Exception {
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(golden(type + ".float32"))).order(ByteOrder.LITTLE_ENDIAN);
        float[] wanted = new float[6];
        bytes.position(bytes.limit() - 24)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(wanted);
        Tensor got = Npy.read(golden(type));
        assertEquals(Shape.of(2, 3), got.shape());
        assertArrayEquals(wanted, got.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c-order", "fortran-order", "version-2", "version-3"})
    void ordersAndVersionsAreOneArray(String name) throws Exception {
        Tensor got = Npy.read(golden(name));
        assertEquals(Shape.of(2, 3, 4), got.shape());
        for (int i = 0; i < 24; i++) {
            assertEquals(i, got.values()[i]);
        }
    }

    @Test
    void scalarsLinesAndNothingAreArraysToo() throws Exception {
        assertEquals(Shape.of(), Npy.read(golden("scalar")).shape());
        assertEquals(7, Npy.read(golden("scalar")).get());
        assertArrayEquals(new float[] {0, 1, 2}, Npy.read(golden("line")).values());
        assertEquals(Shape.of(0, 3), Npy.read(golden("empty")).shape());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c-order", "scalar", "line", "empty"})
    void whatIsWrittenIsWhatNumPyWrites(String name) throws Exception {
        Path copy = folder.resolve("copy.npy");
        Npy.write(copy, Npy.read(golden(name)));
        assertArrayEquals(Files.readAllBytes(golden(name)), Files.readAllBytes(copy));
    }

    @Test
    void writingReplacesAFileAndLeavesNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a.npy"), "old");
        Npy.write(file, Tensor.of(Shape.of(1), 5));
        assertEquals(5, Npy.read(file).get(0));
        Path folderInTheWay = folder.resolve("b.npy");
        Files.createDirectories(folderInTheWay.resolve("c"));
        assertThrows(IOException.class, () -> Npy.write(folderInTheWay, Tensor.of(Shape.of(1), 5)));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count());
        }
    }

    @Property(tries = 50)
    void whatIsWrittenIsReadAgainAcrossChunks(
            @ForAll @Size(max = 3) int[] more, @ForAll @IntRange(max = 20_000) int length) throws IOException {
        int[] extents =
                Arrays.stream(more).map(extent -> Math.floorMod(extent, 3)).toArray();
        extents = Arrays.copyOf(extents, extents.length + 1);
        extents[extents.length - 1] = length;
        Tensor tensor = Tensor.zeros(Shape.of(extents));
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] = i;
        }
        Path file = Files.createTempFile("conv4j", ".npy");
        try {
            Npy.write(file, tensor);
            Tensor got = Npy.read(file);
            assertEquals(tensor.shape(), got.shape());
            assertArrayEquals(tensor.values(), got.values());
        } finally {
            Files.delete(file);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "bad-complex | '<c8'",
                "bad-date | '<M8[D]'",
                "bad-string | '<U2'",
                "bad-object | pickled objects '|O'",
                "bad-structured | a structured type [('x', '<f4'), ('y', '<i2')]"
            },
            delimiterString = " | ")
    void whatIsNoNumberIsRefusedByItsType(String name, String got) throws Exception {
        assertRefused(
                golden(name),
                "wanted numbers of float16, float32, float64, int8, int16, int32, int64, uint8, uint16, uint32, "
                        + "uint64, bool, got " + got);
    }

    @Test
    void aFileOfTheWrongLengthIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(golden("c-order"));
        String wanted = "wanted 2x3x4 numbers of 4 bytes after the header, got ";
        assertRefused(file(Arrays.copyOf(whole, whole.length - 1)), wanted + "95 bytes");
        assertRefused(file(Arrays.copyOf(whole, whole.length + 1)), wanted + "97 bytes");
        assertRefused(file(Arrays.copyOf(whole, 128)), wanted + "0 bytes");
        assertRefused(file(Arrays.copyOf(whole, 100)), "wanted a header of 118 bytes, got 90 to the file's end");
        assertRefused(file(Arrays.copyOf(whole, 9)), "wanted a header of 0 bytes, got 0 to the file's end");
        assertRefused(
                file(Arrays.copyOf(whole, 5)), "wanted an .npy file, got one that does not start with \\x93NUMPY");
        assertRefused(file(new byte[0]), "wanted an .npy file, got one that does not start with \\x93NUMPY");
    }

    @Test
    void nothingIsAllocatedForAFileThatPromisesTooMuch() throws Exception {
        for (String shape : new String[] {"(2147483647, 2147483647, 2147483647)", "(1000000000,)"}) {
            IOException refused =
                    assertThrows(NpyFormatException.class, () -> Npy.read(header(SIX.replace("(2, 3)", shape), 24)));
            assertTrue(message(refused).endsWith("numbers of 4 bytes after the header, got 24 bytes"));
        }
        byte[] huge = Arrays.copyOf(Files.readAllBytes(golden("version-2")), 1 << 20);
        ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(8, 1 << 19);
        assertRefused(file(huge), "wanted a header of at most 65536 bytes, got 524288");
        ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1);
        assertRefused(file(huge), "wanted a header of 4294967295 bytes, got 1048564 to the file's end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}",
                "{\"shape\":(2,3),\"fortran_order\":False,\"descr\":\"<f4\"}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 3L), }  \n",
            })
    void aHeaderMayBeWrittenInOtherWays(String text) throws IOException {
        assertEquals(Shape.of(2, 3), Npy.read(header(text, 24)).shape());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[1, 2]",
                "{'descr': '<f4', 'fortran_order': False}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), 'more': 'x'}",
                "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}",
                "{'descr': '<f4', 'fortran_order': 'no', 'shape': (2, 3)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, -3)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3, 99999999999)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,, 3)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (6)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (,)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': 'x'}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (6,)}x",
                "{'descr': __import__('os'), 'fortran_order': False, 'shape': (2, 3)}",
                "{'descr': 'f4', 'fortran_order': False, 'shape': (2, 3)}",
                "{'descr': (2, 3), 'fortran_order': False, 'shape': (2, 3)}",
                "{'descr': '', 'fortran_order': False, 'shape': (2, 3)}",
                "{'descr': True, 'fortran_order': False, 'shape': (2, 3)}",
            })
    void aHeaderThatIsNoneIsRefused(String text) throws IOException {
        Path file = header(text, 24);
        String message = message(assertThrows(NpyFormatException.class, () -> Npy.read(file)));
        assertTrue(message.startsWith(file + ": ") && !message.contains("\n"), message);
    }

    @Property(tries = 300)
    void anyDamageIsRefusedOrReadAndNothingElse(
            @ForAll @IntRange(max = 151) int place, @ForAll byte damage, @ForAll @IntRange(max = 152) int length)
            throws Exception {
        byte[] bytes = Files.readAllBytes(golden("f4-little"));
        bytes[place] = damage;
        Path file = Files.write(Files.createTempFile("conv4j", ".npy"), Arrays.copyOf(bytes, length));
        try {
            assertTrue(Npy.read(file).shape().elements() <= 24);
        } catch (NpyFormatException e) {
            assertFalse(message(e).contains("\n"));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aShapeOfVeryManyAxesIsReadAsAnyOther() throws IOException {
        String ones = "1,".repeat(30_000);
        assertEquals(
                30_000, Npy.read(header(SIX.replace("2, 3", ones), 4)).shape().rank());
        String message = message(assertThrows(
                NpyFormatException.class, () -> Npy.read(header(SIX.replace("2, 3", ones + ","), 4))));
        assertTrue(message.endsWith("...") && message.length() < 400, message);
    }

    @Test
    void aMissingFileIsMissing() {
        assertThrows(NoSuchFileException.class, () -> Npy.read(folder.resolve("none.npy")));
    }

    private static void assertRefused(Path file, String message) {
        assertEquals(
                file + ": " + message,
                assertThrows(NpyFormatException.class, () -> Npy.read(file)).getMessage());
    }

    private static String message(Exception refused) {
        return Objects.requireNonNull(refused.getMessage());
    }

    private static Path golden(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(NpyTest.class.getResource("/npy/" + name + ".npy"))
                .toURI());
    }

    private Path header(String text, int data) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return file(ByteBuffer.allocate(10 + bytes.length + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("\u0093NUMPY\1\0".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) bytes.length)
                .put(bytes)
                .array());
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.npy"), bytes);
    }
}
