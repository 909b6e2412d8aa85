package conv4j.model.keras;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.model.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that was cut off or in which bits were turned over is loaded, or refused in one line; nothing else. */
class DamagedFilesTest {
    private static final int ROUNDS = 300;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sequential.keras",
                "nested_keras.keras",
                "nested_h5.h5",
                "float16_h5.h5",
                "keras1_merge.h5",
                "teachable_machine.h5"
            })
    void flippedBitsAreLoadedOrRefusedInOneLine(String name) throws Exception {
        byte[] sound = Files.readAllBytes(GoldenModelsTest.folder().resolve(name));
        Random random = new Random(name.hashCode());
        Path file = folder.resolve(name);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = sound.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            readOrRefuse(file);
        }
    }

    /** Most of an HDF5 file is numbers: here only bytes near its structures are hit. */
    @ParameterizedTest
    @ValueSource(strings = {"nested_h5.h5", "keras1_merge.h5"})
    void damagedStructuresAreLoadedOrRefusedInOneLine(String name) throws Exception {
        byte[] sound = Files.readAllBytes(GoldenModelsTest.folder().resolve(name));
        int[] structures = structures(sound);
        Random random = new Random(name.hashCode());
        Path file = folder.resolve(name);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = sound.clone();
            int place = structures[random.nextInt(structures.length)] + random.nextInt(48);
            if (place < damaged.length) {
                damaged[place] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            readOrRefuse(file);
        }
    }

    /** Where trees, heaps and symbol tables begin. */
    private static int[] structures(byte[] file) {
        return java.util.stream.IntStream.range(0, file.length - 4)
                .filter(i -> Arrays.asList("TREE", "HEAP", "SNOD", "GCOL")
                        .contains(new String(file, i, 4, java.nio.charset.StandardCharsets.ISO_8859_1)))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequential.keras", "h5_sequential.h5"})
    void aFileThatWasCutOffIsRefusedInOneLine(String name) throws Exception {
        byte[] sound = Files.readAllBytes(GoldenModelsTest.folder().resolve(name));
        Path file = folder.resolve(name);
        for (int length = 0; length < sound.length; length += 1 + sound.length / 150) {
            Files.write(file, Arrays.copyOf(sound, length));
            assertFalse(readOrRefuse(file) && length < sound.length / 2, "length " + length);
        }
    }

    @Test
    void aFolderAndAMissingFileAreRefused() {
        assertTrue(refusal(folder).contains("wanted a file, got a folder"));
        assertTrue(refusal(folder.resolve("none.h5")).contains("none.h5"));
    }

    @Test
    void anotherKindOfFileIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.h5"), "no model");
        assertTrue(refusal(text).contains("begins as neither"));
    }

    private static String refusal(Path file) {
        return assertThrows(ModelFormatException.class, () -> KerasModel.read(file))
                .getMessage();
    }

    /** Whether it was read. */
    private static boolean readOrRefuse(Path file) {
        try {
            KerasModel.read(file);
            return true;
        } catch (ModelFormatException e) {
            assertFalse(e.getMessage().contains("\n"), e.getMessage());
            assertTrue(e.getMessage().startsWith(file.getFileName().toString()), e.getMessage());
            return false;
        }
    }
}
