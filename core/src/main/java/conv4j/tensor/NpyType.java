package conv4j.tensor;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The element types that a {@code .npy} file may hold: how many bytes each takes and which float32 they become. */
public enum NpyType {
    FLOAT16("f2"),
    FLOAT32("f4"),
    FLOAT64("f8"),
    INT8("i1"),
    INT16("i2"),
    INT32("i4"),
    INT64("i8"),
    UINT8("u1"),
    UINT16("u2"),
    UINT32("u4"),
    UINT64("u8"),
    BOOL("b1");

    private final String code;

    NpyType(String code) {
        this.code = code;
    }

    /** The type that NumPy calls so: {@code int64}; empty where {@code .npy} has none of that name. */
    public static Optional<NpyType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.toString().equals(name))
                .findFirst();
    }

    /** The type of a NumPy type string without its byte order: {@code f4}. */
    static Optional<NpyType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(NpyType::toString).collect(Collectors.joining(", "));
    }

    /** As in a file's header, little-endian: {@code <f4}, {@code |u1}. */
    String descriptor() {
        return (bytes() == 1 ? "|" : "<") + code;
    }

    /** As NumPy names it: {@code float32}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    int bytes() {
        return code.charAt(1) - '0';
    }

    /** Takes one element off a buffer; the nearest float32. */
    float next(ByteBuffer buffer) {
        return switch (this) {
            case FLOAT16 -> Float16.toFloat(buffer.getShort());
            case FLOAT32 -> buffer.getFloat();
            case FLOAT64 -> (float) buffer.getDouble();
            case INT8 -> buffer.get();
            case INT16 -> buffer.getShort();
            case INT32 -> buffer.getInt();
            case INT64 -> buffer.getLong();
            case UINT8 -> Byte.toUnsignedInt(buffer.get());
            case UINT16 -> Short.toUnsignedInt(buffer.getShort());
            case UINT32 -> Integer.toUnsignedLong(buffer.getInt());
            case UINT64 -> unsigned(buffer.getLong());
            case BOOL -> buffer.get() == 0 ? 0 : 1;
        };
    }

    /** Puts one element into a buffer: rounded to float16, cut to a whole number, or 1 for all but 0. */
    void put(ByteBuffer buffer, float value) {
        switch (this) {
            case FLOAT16 -> buffer.putShort(Float16.toBits(value));
            case FLOAT32 -> buffer.putFloat(value);
            case FLOAT64 -> buffer.putDouble(value);
            case INT8, UINT8 -> buffer.put((byte) (long) value);
            case INT16, UINT16 -> buffer.putShort((short) (long) value);
            case INT32, UINT32 -> buffer.putInt((int) (long) value);
            case INT64, UINT64 -> buffer.putLong((long) value);
            case BOOL -> buffer.put((byte) (value == 0 ? 0 : 1));
        }
    }

    /** The nearest float32; the bit that halving drops is kept, since it may decide the rounding. */
    private static float unsigned(long bits) {
        return bits >= 0 ? bits : 2 * (float) ((bits >>> 1) | (bits & 1));
    }
}
