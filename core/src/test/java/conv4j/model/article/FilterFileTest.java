package conv4j.model.article;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conv4j.model.ModelFormatException;
import conv4j.tensor.Npy;
import conv4j.tensor.NpyFormatException;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterFileTest {
    @TempDir
    Path folder;

    @Test
    void blocksOfRowsAreFiltersAndTheCommentAboveIsTheName() throws IOException {
        List<Filter> filters = FilterFile.read(text("""
                # filters of the house

                # left edge
                -1 0,1   # top
                  -2, 0 2
                -1\t0 , 1e0

                .5 1. +2
                1 2 3
                4 5 6

                # nothing follows
                """));
        assertEquals(2, filters.size());
        assertEquals("left edge", filters.get(0).name());
        assertArrayEquals(
                new float[] {-1, 0, 1, -2, 0, 2, -1, 0, 1},
                filters.get(0).weights().values());
        assertEquals("filter-2", filters.get(1).name());
        assertArrayEquals(
                new float[] {.5f, 1, 2, 1, 2, 3, 4, 5, 6},
                filters.get(1).weights().values());
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkAreNoTrouble() throws IOException {
        Filter filter = FilterFile.read(text("\ufeff1 2\r\n3 4\r\n")).get(0);
        assertEquals(Shape.of(2, 2), filter.weights().shape());
        assertArrayEquals(new float[] {1, 2, 3, 4}, filter.weights().values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2;3 | line 2, column 2: wanted 2 numbers as in the filter's first row, got 1",
                "1 2; 3 4  5 | line 2, column 7: wanted 2 numbers as in the filter's first row, got more",
                "1 2;3 x4 | line 2, column 3: wanted a number, got 'x4'",
                "1 2;3 NaN | line 2, column 3: wanted a number, got 'NaN'",
                "1 2;3 0x1p3 | line 2, column 3: wanted a number, got '0x1p3'",
                "1 2;3 1e99 | line 2, column 3: wanted a number that float32 holds, got '1e99'",
                "1,,2 | line 1, column 3: wanted a number, got ','",
                "1,2, | line 1, column 5: wanted a number after the comma, got the end of the line",
                ",1 2 | line 1, column 1: wanted a number, got ','",
                "1 2;# b;3 4 | line 2, column 1: wanted a blank line between two filters, got a comment between two rows",
                "1 2;;3;4 | line 3: wanted a filter of 1x2 as 'filter-1', got 2x1",
                "# a | wanted at least one filter, got no numbers",
            })
    void aTextThatIsNoFilterIsRefusedWithItsPlace(String lines, String message) throws IOException {
        Path file = text(lines.replace(';', '\n'));
        String got = assertThrows(ModelFormatException.class, () -> FilterFile.read(file))
                .getMessage();
        assertEquals(file + (message.startsWith("line") ? ", " : ": ") + message, got);
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = Files.write(folder.resolve("f.bin"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertEquals(
                file + ": wanted numbers as UTF-8 text or an .npy file, got neither",
                assertThrows(ModelFormatException.class, () -> FilterFile.read(file))
                        .getMessage());
    }

    @Test
    void anArrayIsOneFilterOrPlanesOrPlanesForEachChannel() throws IOException {
        assertShapes(Shape.of(2, 3), 1, Shape.of(2, 3));
        assertShapes(Shape.of(5, 2, 3), 5, Shape.of(2, 3));
        assertShapes(Shape.of(5, 4, 2, 3), 5, Shape.of(4, 2, 3));
    }

    private void assertShapes(Shape array, int count, Shape each) throws IOException {
        Tensor tensor = Tensor.zeros(array);
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] = i;
        }
        List<Filter> filters = FilterFile.read(npy(tensor));
        assertEquals(count, filters.size());
        int next = 0;
        for (Filter filter : filters) {
            assertEquals(each, filter.weights().shape());
            for (float weight : filter.weights().values()) {
                assertEquals(next++, weight);
            }
        }
    }

    @Test
    void anArrayThatIsNoFiltersIsRefused() throws IOException {
        Path line = npy(Tensor.zeros(Shape.of(9)));
        assertEquals(
                line
                        + ": wanted height x width, filters x height x width or filters x channels x height x width, got 9",
                assertThrows(ModelFormatException.class, () -> FilterFile.read(line))
                        .getMessage());
        Path none = npy(Tensor.zeros(Shape.of(0, 3, 3)));
        assertThrows(ModelFormatException.class, () -> FilterFile.read(none));
        Path infinite = npy(Tensor.of(Shape.of(1, 2), 1, Float.NaN));
        assertEquals(
                infinite + ": wanted finite numbers, got NaN as number 2 of 1x2",
                assertThrows(ModelFormatException.class, () -> FilterFile.read(infinite))
                        .getMessage());
        Path torn = Files.write(folder.resolve("torn.npy"), new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1});
        assertThrows(NpyFormatException.class, () -> FilterFile.read(torn));
    }

    private Path text(String content) throws IOException {
        return Files.writeString(folder.resolve("filters.txt"), content);
    }

    private Path npy(Tensor tensor) throws IOException {
        Path file = folder.resolve("filters.npy");
        Npy.write(file, tensor);
        return file;
    }
}
