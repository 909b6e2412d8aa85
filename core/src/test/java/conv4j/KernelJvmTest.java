package conv4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the second JVM writes to its errors goes through the first. */
class KernelJvmTest {
    private static final String WARNING =
            "WARNING: Using incubator modules: jdk.incubator.vector" + System.lineSeparator();

    private static byte[] passedOn(byte[] errors) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        KernelJvm.passOn(new ByteArrayInputStream(errors), out);
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "conv4j: one line\n",
                "no line end",
                "\r[##--] 1 of 2\r[####] 2 of 2\u001b[K\n",
                "WARNING: something else\nWARNING: Using incubator modules: jdk.incubator.foreign\n",
                "WARNING: Using incu",
                "carriage return\r\nand line end\n\n\u00e9\u00ff"
            })
    void onlyTheWarningIsLeftOut(String text) throws IOException {
        assertArrayEquals(bytes(text), passedOn(bytes(text)));
        assertArrayEquals(bytes(text), passedOn(bytes(WARNING + text)));
        assertArrayEquals(bytes("Picked up X\n" + text), passedOn(bytes("Picked up X\n" + WARNING + text)));
    }

    @Test
    void itIsLeftOutOnce() throws IOException {
        assertArrayEquals(bytes("said\n" + WARNING), passedOn(bytes(WARNING + "said\n" + WARNING)));
    }

    @Test
    void aLineThatDoesNotEndIsSeenAtOnce() throws IOException, InterruptedException {
        PipedOutputStream child = new PipedOutputStream();
        PipedInputStream errors = new PipedInputStream(child);
        PipedOutputStream out = new PipedOutputStream();
        PipedInputStream terminal = new PipedInputStream(out);
        Thread passing = new Thread(() -> {
            try (out) {
                KernelJvm.passOn(errors, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        passing.start();
        child.write(bytes(WARNING + "\r[#"));
        child.flush();
        assertEquals("\r[#", new String(terminal.readNBytes(3), StandardCharsets.ISO_8859_1));
        child.close();
        passing.join();
        assertEquals(-1, terminal.read());
    }
}
