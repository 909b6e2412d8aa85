package conv4j.model.keras;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The arrays of an {@code .npz} file: in0, in1, ..., out0, ..., all float32 and row-major. */
final class GoldenArrays {
    private static final Pattern SHAPE = Pattern.compile("'shape': \\(([^)]*)\\)");

    private GoldenArrays() {}

    static List<Tensor> read(Path npz, String prefix) {
        List<Tensor> arrays = new ArrayList<>();
        try (ZipFile zip = new ZipFile(npz.toFile())) {
            for (int i = 0; ; i++) {
                ZipEntry entry = zip.getEntry(prefix + i + ".npy");
                if (entry == null) {
                    return arrays;
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    arrays.add(array(in.readAllBytes()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tensor array(byte[] npy) {
        ByteBuffer bytes = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getShort(8);
        String header = new String(npy, 10, length, StandardCharsets.US_ASCII);
        if (!header.contains("'<f4'") || !header.contains("'fortran_order': False")) {
            throw new IllegalStateException(header);
        }
        Matcher shape = SHAPE.matcher(header);
        if (!shape.find()) {
            throw new IllegalStateException(header);
        }
        int[] extents = Pattern.compile(",")
                .splitAsStream(shape.group(1))
                .map(String::trim)
                .filter(extent -> !extent.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        Tensor tensor = Tensor.zeros(Shape.of(extents));
        bytes.position(10 + length);
        bytes.asFloatBuffer().get(tensor.values());
        return tensor;
    }
}
