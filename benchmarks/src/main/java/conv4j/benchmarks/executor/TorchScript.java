package conv4j.benchmarks.executor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A method as a TorchScript file, as {@code torch.jit.save} would write it: what a user of PyTorch writes in Python and
 * ships to a JVM. It is the only way from here to operators that DJL has no call for. The file is a ZIP archive whose
 * records are not compressed: a version, the module as a pickled object without tensors, and its source.
 */
final class TorchScript {
    /** The oldest that PyTorch 2 still reads: nothing here is newer. */
    private static final String VERSION = "3\n";

    /** Protocol 2: a new {@code __torch__.Layer}, whose state is a dictionary with {@code training} = False. */
    private static final String MODULE = "\u0080\u0002c__torch__\nLayer\n)\u0081}X\b\0\0\0training\u0089sb.";

    /** Protocol 2: an empty tuple. */
    private static final String NO_CONSTANTS = "\u0080\u0002).";

    private TorchScript() {}

    /**
     * @param parameters of {@code forward}, tensors all, without {@code self}: {@code x, w}
     * @param result an expression of them in TorchScript
     */
    static byte[] file(String parameters, String result) {
        String source = """
                class Layer(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def forward(self: __torch__.Layer, %s) -> Tensor:
                    return %s
                """.formatted(parameters.replaceAll("(\\w+)", "$1: Tensor"), result);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
            archive.setMethod(ZipOutputStream.STORED);
            put(archive, "version", VERSION);
            put(archive, "data.pkl", MODULE);
            put(archive, "constants.pkl", NO_CONSTANTS);
            put(archive, "code/__torch__.py", source);
        } catch (IOException e) {
            throw new UncheckedIOException("TorchScript: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    /** @param content a character a byte */
    private static void put(ZipOutputStream archive, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry("layer/" + name);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        archive.putNextEntry(entry);
        archive.write(bytes);
        archive.closeEntry();
    }
}
