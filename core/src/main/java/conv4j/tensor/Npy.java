package conv4j.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * NumPy's {@code .npy} files (NEP 1): what {@code numpy.load} and {@code numpy.save} read and write. Files of one array
 * of plain numbers only; nothing in a file is ever unpickled or evaluated.
 */
public final class Npy {
    /** What a file starts with, one char a byte. */
    static final String MAGIC = "\u0093NUMPY";

    /** NumPy needs 128 bytes for a header; a shape of 32 axes, its most, takes less than 500. */
    private static final int LONGEST_HEADER = 1 << 16;

    private static final int CHUNK = 1 << 16;

    private Npy() {}

    /** Whether a file starts as an {@code .npy} file does. */
    public static boolean isNpy(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return startsWithMagic(read(channel, (int) Math.min(MAGIC.length(), channel.size())));
        }
    }

    private static boolean startsWithMagic(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString().startsWith(MAGIC);
    }

    /**
     * Reads an array of any shape. Takes versions 1 to 3, both byte orders, both axis orders, and bool, int8 to int64,
     * uint8 to uint64, float16, float32 and float64; each number becomes the nearest float32.
     *
     * @throws NpyFormatException when the file holds anything else, or not as many bytes as its header says
     * @throws ShapeException when the numbers do not fit into memory
     */
    public static Tensor read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            NpyHeader header = NpyHeader.parse(file.toString(), header(file, channel));
            requireLength(file, header, channel.size() - channel.position());
            Tensor tensor = Tensor.zeros(header.shape());
            Places places = new Places(header);
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(header.byteOrder());
            for (long left = header.shape().elements(); left > 0; ) {
                chunk.clear().limit((int) Math.min(CHUNK, left * header.type().bytes()));
                fill(file, channel, chunk);
                for (; chunk.hasRemaining(); left--) {
                    tensor.values()[places.next()] = header.type().next(chunk);
                }
            }
            return tensor;
        }
    }

    /** The header's text; leaves the channel where the numbers start. */
    private static String header(Path file, FileChannel channel) throws IOException {
        if (channel.size() < MAGIC.length() + 2 || !startsWithMagic(read(channel, MAGIC.length()))) {
            throw new NpyFormatException(file + ": wanted an .npy file, got one that does not start with \\x93NUMPY");
        }
        ByteBuffer version = read(channel, 2);
        int major = version.get();
        int minor = version.get();
        if (major < 1 || major > 3 || minor != 0) {
            throw new NpyFormatException(file + ": wanted .npy version 1.0, 2.0 or 3.0, got " + major + "." + minor);
        }
        int lengthBytes = major == 1 ? Short.BYTES : Integer.BYTES;
        long left = channel.size() - channel.position() - lengthBytes;
        long length = left < 0 ? 0 : length(read(channel, lengthBytes));
        if (length > left || left < 0) {
            throw new NpyFormatException(file + ": wanted a header of " + length + " bytes, got " + Math.max(0, left)
                    + " to the file's end");
        }
        if (length > LONGEST_HEADER) {
            throw new NpyFormatException(
                    file + ": wanted a header of at most " + LONGEST_HEADER + " bytes, got " + length);
        }
        Charset charset = major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        return charset.decode(read(channel, (int) length)).toString();
    }

    private static long length(ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        return bytes.limit() == Short.BYTES
                ? Short.toUnsignedLong(bytes.getShort())
                : Integer.toUnsignedLong(bytes.getInt());
    }

    private static void requireLength(Path file, NpyHeader header, long got) throws IOException {
        long elements = header.shape().elements();
        long most = Long.MAX_VALUE / header.type().bytes();
        if (elements > most || elements * header.type().bytes() != got) {
            throw new NpyFormatException(file + ": wanted " + header.shape() + " numbers of "
                    + header.type().bytes() + " bytes after the header, got " + got + " bytes");
        }
    }

    /** So many of the next bytes; all of them are there, as the file's size says. */
    private static ByteBuffer read(FileChannel channel, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
        return buffer.flip();
    }

    private static void fill(Path file, FileChannel channel, ByteBuffer chunk) throws IOException {
        while (chunk.hasRemaining()) {
            if (channel.read(chunk) < 0) {
                throw new NpyFormatException(
                        file + ": wanted " + chunk.remaining() + " bytes more, got the file's end");
            }
        }
        chunk.flip();
    }

    /** Where, in a row-major array, the numbers of a file belong, in the file's order. */
    private static final class Places {
        private final boolean fortranOrder;
        private final Shape shape;
        private final int[] steps;
        private final int[] index;
        private int place;

        Places(NpyHeader header) {
            fortranOrder = header.fortranOrder();
            shape = header.shape();
            index = new int[shape.rank()];
            steps = new int[shape.rank()];
            int step = 1;
            for (int axis = shape.rank() - 1; axis >= 0; axis--) {
                steps[axis] = step;
                step *= shape.extent(axis);
            }
        }

        int next() {
            int next = place;
            if (fortranOrder) {
                carry();
            } else {
                place++;
            }
            return next;
        }

        /** One step of an odometer whose first wheel runs fastest. */
        private void carry() {
            for (int axis = 0; axis < index.length; axis++) {
                place += steps[axis];
                if (++index[axis] < shape.extent(axis)) {
                    return;
                }
                place -= index[axis] * steps[axis];
                index[axis] = 0;
            }
        }
    }

    /** Writes float32, as {@link #write(Path, Tensor, NpyType)} does. */
    public static void write(Path file, Tensor tensor) throws IOException {
        write(file, tensor, NpyType.FLOAT32);
    }

    /**
     * Writes an array, little-endian, row-major, version 1.0, as {@code numpy.save} would. The file appears complete or
     * not at all: it is written beside its place and then moved.
     *
     * @param type what the numbers become: rounded to float16, cut to whole numbers, or 1 for all but 0
     */
    public static void write(Path file, Tensor tensor, NpyType type) throws IOException {
        Path target = file.toAbsolutePath();
        Path unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                drain(channel, ByteBuffer.wrap(NpyHeader.bytes(type, tensor.shape())));
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
                float[] values = tensor.values();
                for (float value : values) {
                    type.put(chunk, value);
                    if (chunk.remaining() < type.bytes()) {
                        drain(channel, chunk.flip());
                        chunk.clear();
                    }
                }
                drain(channel, chunk.flip());
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void drain(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
