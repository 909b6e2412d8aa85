package conv4j.benchmarks.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class TorchScriptTest {
    private final Map<String, String> records = new LinkedHashMap<>();

    private void read(byte[] file) throws IOException {
        try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                assertEquals(ZipEntry.STORED, entry.getMethod(), entry::getName);
                records.put(entry.getName(), new String(archive.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Test
    void aFileIsTheFourRecordsThatPyTorchReads() throws IOException {
        read(TorchScript.file("x, p0", "torch.add(x, p0)"));
        assertEquals(
                List.of("layer/version", "layer/data.pkl", "layer/constants.pkl", "layer/code/__torch__.py"),
                List.copyOf(records.keySet()));
        assertTrue(records.get("layer/data.pkl").contains("c__torch__\nLayer\n"));
        assertEquals("""
                class Layer(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def forward(self: __torch__.Layer, x: Tensor, p0: Tensor) -> Tensor:
                    return torch.add(x, p0)
                """, records.get("layer/code/__torch__.py"));
    }
}
