package conv4j.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file that is mapped can be neither deleted nor replaced there")
class MappedNumbersTest {
    @TempDir
    private Path folder;

    private Path file;
    private Tensor tensor;

    @BeforeEach
    void map() throws IOException {
        file = folder.resolve("weights");
        Files.write(file, bytes(1, 2, 3));
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 4, 8).order(ByteOrder.BIG_ENDIAN);
            tensor = new MappedNumbers(file).floats(Shape.of(2), mapped);
        }
    }

    @Test
    void numbersAreReadAgainAfterTheyWereLetGo() {
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(new float[] {2, 3}, tensor.values());
            tensor.release();
        }
    }

    @Test
    void theFileMayBeDeletedOrReplaced() throws IOException {
        Path other = Files.write(folder.resolve("other"), bytes(7, 8, 9, 10));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertArrayEquals(new float[] {2, 3}, tensor.values());
        Files.delete(file);
        tensor.release();
        assertArrayEquals(new float[] {2, 3}, tensor.values());
    }

    @Test
    void aFileThatIsWrittenToIsRefused() throws IOException {
        Files.write(file, bytes(7, 8, 9, 10));
        ModelFormatException refusal = assertThrows(ModelFormatException.class, tensor::values);
        assertEquals(
                file + ": wanted the file as it was when the model was loaded, got one that was written to;"
                        + " load it again",
                refusal.getMessage());
    }

    private static byte[] bytes(float... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
        bytes.asFloatBuffer().put(numbers);
        return bytes.array();
    }
}
