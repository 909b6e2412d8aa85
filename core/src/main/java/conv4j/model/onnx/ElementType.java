package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The element types of ONNX whose numbers are read, and how many bytes each takes. */
enum ElementType {
    FLOAT32(1, Kind.FLOAT, 4),
    UINT8(2, Kind.INTEGER, 1),
    INT8(3, Kind.INTEGER, 1),
    UINT16(4, Kind.INTEGER, 2),
    INT16(5, Kind.INTEGER, 2),
    INT32(6, Kind.INTEGER, 4),
    INT64(7, Kind.INTEGER, 8),
    BOOL(9, Kind.BOOLEAN, 1),
    FLOAT16(10, Kind.FLOAT, 2),
    FLOAT64(11, Kind.FLOAT, 8),
    UINT32(12, Kind.INTEGER, 4),
    UINT64(13, Kind.INTEGER, 8),
    BFLOAT16(16, Kind.FLOAT, 2);

    enum Kind {
        FLOAT,
        INTEGER,
        BOOLEAN
    }

    /** Names of the standard's other types, by their number, for refusals. */
    private static final String[] OTHERS = {
        "undefined",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "string",
        "",
        "",
        "",
        "",
        "",
        "complex64",
        "complex128",
        "",
        "float8e4m3fn",
        "float8e4m3fnuz",
        "float8e5m2",
        "float8e5m2fnuz",
        "uint4",
        "int4",
        "float4e2m1",
        "float8e8m0",
        "uint2",
        "int2",
        "float6e2m3",
        "float6e3m2"
    };

    private final int code;
    private final Kind kind;
    private final int bytes;

    ElementType(int code, Kind kind, int bytes) {
        this.code = code;
        this.kind = kind;
        this.bytes = bytes;
    }

    /**
     * @param code as in {@code TensorProto.DataType}
     * @throws ModelFormatException when it is none of these
     */
    static ElementType of(long code) {
        return Arrays.stream(values())
                .filter(type -> type.code == code)
                .findFirst()
                .orElseThrow(() -> new ModelFormatException(
                        "wanted elements of float32, float64, float16, bfloat16, int8 to int64, uint8 to uint64 or bool, got "
                                + nameOf(code)));
    }

    private static String nameOf(long code) {
        return code >= 0 && code < OTHERS.length ? OTHERS[(int) code] : "the unknown type " + code;
    }

    /**
     * The type of a name as {@link #toString} gives it.
     *
     * @return empty for the name of another type, or of none
     */
    static Optional<ElementType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.toString().equals(name))
                .findFirst();
    }

    /** As in {@code TensorProto.DataType}. */
    int code() {
        return code;
    }

    int bytes() {
        return bytes;
    }

    boolean isFloat() {
        return kind == Kind.FLOAT;
    }

    boolean isInteger() {
        return kind == Kind.INTEGER;
    }

    boolean isBoolean() {
        return kind == Kind.BOOLEAN;
    }

    boolean isUnsigned() {
        return this == UINT8 || this == UINT16 || this == UINT32 || this == UINT64;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
