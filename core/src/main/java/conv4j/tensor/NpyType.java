package conv4j.tensor;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The element types that a {@code .npy} file may hold: how many bytes each takes and how they become a float32. */
enum NpyType {
    FLOAT16("f2", buffer -> half(buffer.getShort())),
    FLOAT32("f4", ByteBuffer::getFloat),
    FLOAT64("f8", buffer -> (float) buffer.getDouble()),
    INT8("i1", ByteBuffer::get),
    INT16("i2", ByteBuffer::getShort),
    INT32("i4", ByteBuffer::getInt),
    INT64("i8", ByteBuffer::getLong),
    UINT8("u1", buffer -> Byte.toUnsignedInt(buffer.get())),
    UINT16("u2", buffer -> Short.toUnsignedInt(buffer.getShort())),
    UINT32("u4", buffer -> Integer.toUnsignedLong(buffer.getInt())),
    UINT64("u8", buffer -> unsigned(buffer.getLong())),
    BOOL("b1", buffer -> buffer.get() == 0 ? 0 : 1);

    /** Takes one element off a buffer. */
    @FunctionalInterface
    interface Decoder {
        float next(ByteBuffer buffer);
    }

    private final String code;
    private final Decoder decoder;

    NpyType(String code, Decoder decoder) {
        this.code = code;
        this.decoder = decoder;
    }

    /** The type of a NumPy type string without its byte order: {@code f4}. */
    static Optional<NpyType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    static String names() {
        return Arrays.stream(values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    int bytes() {
        return code.charAt(1) - '0';
    }

    float next(ByteBuffer buffer) {
        return decoder.next(buffer);
    }

    /** IEEE 754 binary16: 1 sign bit, 5 of exponent with bias 15, 10 of fraction. Exact. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude;
        if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((float) fraction, -24);
        } else {
            magnitude = Math.scalb((float) (fraction | 0x400), exponent - 25);
        }
        return bits < 0 ? -magnitude : magnitude;
    }

    /** The nearest float32; the bit that halving drops is kept, since it may decide the rounding. */
    private static float unsigned(long bits) {
        return bits >= 0 ? bits : 2 * (float) (bits >>> 1 | bits & 1);
    }
}
