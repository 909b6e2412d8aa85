package conv4j.model.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import conv4j.model.MappedNumbers;
import conv4j.model.ModelFormatException;
import conv4j.tensor.Float16;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Tensors of the file, decoded. Nothing is allocated before the file is known to hold what the dims ask for. */
final class TensorReader {
    private final ExternalData external;
    private final MappedNumbers file;
    private long decoded;

    /**
     * @param model the file, which may have others beside it
     */
    TensorReader(Path model) {
        this.external = new ExternalData(model);
        this.file = new MappedNumbers(model);
    }

    /**
     * @throws ModelFormatException when dims, element type and data do not fit together
     */
    Constant read(TensorProto tensor) {
        ElementType type = ElementType.of(tensor.getDataType());
        if (tensor.getDimsCount() > Constant.MOST_AXES) {
            throw Constant.tooManyAxes(tensor.getDimsCount());
        }
        Shape shape = shape(tensor.getDimsList());
        if (tensor.hasSegment()) {
            throw new ModelFormatException("wanted a whole tensor, got a segment of one");
        }
        requireMemory(shape, type);
        boolean outside = tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
        if (outside || tensor.hasRawData()) {
            requireCount("numbers outside its raw data", 0, typedCount(tensor));
            ByteBuffer bytes = outside
                    ? external.read(tensor, shape.elements() * type.bytes())
                    : tensor.getRawData().asReadOnlyByteBuffer();
            requireCount("bytes for dims " + shape + " of " + type, shape.elements() * type.bytes(), bytes.remaining());
            // A slice: raw data are a view into the file, which the absolute places below must not count from.
            MappedNumbers holder = outside ? external.numbers(tensor) : file;
            return fromBytes(holder, type, shape, bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
        }
        requireCount("numbers in fields of other types", 0, typedCount(tensor) - count(tensor, type));
        requireCount("numbers for dims " + shape, shape.elements(), count(tensor, type));
        return fromFields(type, shape, tensor);
    }

    static Shape shape(List<Long> dims) {
        int[] extents = new int[dims.size()];
        for (int axis = 0; axis < extents.length; axis++) {
            long dim = dims.get(axis);
            if (dim < 0 || dim > Integer.MAX_VALUE) {
                throw new ModelFormatException("wanted dims of 0 to " + Integer.MAX_VALUE + ", got " + dims);
            }
            extents[axis] = (int) dim;
        }
        return Shape.of(extents);
    }

    private static void requireCount(String what, long wanted, long got) {
        if (wanted != got) {
            throw new ModelFormatException("wanted " + wanted + " " + what + ", got " + got);
        }
    }

    /** All tensors together: the same bytes of an external file may be named any number of times. */
    private void requireMemory(Shape shape, ElementType type) {
        long limit = Runtime.getRuntime().maxMemory();
        int width = type.isFloat() ? Float.BYTES : Long.BYTES;
        if (shape.elements() > Integer.MAX_VALUE - 8 || (decoded += shape.elements() * width) > limit) {
            throw new ModelFormatException("wanted tensors that fit into the " + (limit >> 20)
                    + " MB that the JVM may use, got dims " + shape + "; take more memory (-Xmx)");
        }
    }

    private static int typedCount(TensorProto tensor) {
        return tensor.getFloatDataCount()
                + tensor.getInt32DataCount()
                + tensor.getInt64DataCount()
                + tensor.getDoubleDataCount()
                + tensor.getUint64DataCount()
                + tensor.getStringDataCount();
    }

    private static int count(TensorProto tensor, ElementType type) {
        return switch (type) {
            case FLOAT32 -> tensor.getFloatDataCount();
            case FLOAT64 -> tensor.getDoubleDataCount();
            case INT64 -> tensor.getInt64DataCount();
            case UINT32, UINT64 -> tensor.getUint64DataCount();
            default -> tensor.getInt32DataCount();
        };
    }

    private static Constant fromBytes(MappedNumbers file, ElementType type, Shape shape, ByteBuffer bytes) {
        if (type == ElementType.FLOAT32) {
            return Constant.of(type, file.floats(shape, bytes));
        }
        return switch (type) {
            case FLOAT64 -> later(file, type, shape, bytes, (own, i) -> (float) own.getDouble(i * 8));
            case FLOAT16 -> later(file, type, shape, bytes, (own, i) -> Float16.toFloat(own.getShort(i * 2)));
            case BFLOAT16 ->
                later(file, type, shape, bytes, (own, i) -> Float.intBitsToFloat(own.getShort(i * 2) << 16));
            case BOOL -> integers(type, shape, i -> bytes.get(i) == 0 ? 0 : 1);
            case INT8 -> integers(type, shape, bytes::get);
            case UINT8 -> integers(type, shape, i -> bytes.get(i) & 0xff);
            case INT16 -> integers(type, shape, i -> bytes.getShort(i * 2));
            case UINT16 -> integers(type, shape, i -> bytes.getShort(i * 2) & 0xffff);
            case INT32 -> integers(type, shape, i -> bytes.getInt(i * 4));
            case UINT32 -> integers(type, shape, i -> bytes.getInt(i * 4) & 0xffff_ffffL);
            default -> integers(type, shape, i -> unsigned(type, bytes.getLong(i * 8)));
        };
    }

    private static Constant fromFields(ElementType type, Shape shape, TensorProto tensor) {
        return switch (type) {
            case FLOAT32 -> floats(type, shape, tensor::getFloatData);
            case FLOAT64 -> floats(type, shape, i -> (float) tensor.getDoubleData(i));
            case FLOAT16 -> floats(type, shape, i -> Float16.toFloat((short) tensor.getInt32Data(i)));
            case BFLOAT16 -> floats(type, shape, i -> Float.intBitsToFloat(tensor.getInt32Data(i) << 16));
            case INT64 -> integers(type, shape, tensor::getInt64Data);
            case UINT32, UINT64 -> integers(type, shape, i -> unsigned(type, tensor.getUint64Data(i)));
            case BOOL -> integers(type, shape, i -> tensor.getInt32Data(i) == 0 ? 0 : 1);
            default -> integers(type, shape, tensor::getInt32Data);
        };
    }

    private static long unsigned(ElementType type, long bits) {
        if (type.isUnsigned() && bits < 0) {
            throw new ModelFormatException("wanted uint64 below 2^63, got " + Long.toUnsignedString(bits));
        }
        return bits;
    }

    private interface IntToFloat {
        float at(int i);
    }

    private interface BytesToFloat {
        float at(ByteBuffer bytes, int i);
    }

    /** Floats that are decoded when they are asked for. */
    private static Constant later(
            MappedNumbers file, ElementType type, Shape shape, ByteBuffer bytes, BytesToFloat decoder) {
        return Constant.of(type, file.tensor(shape, bytes, own -> decoded(shape, i -> decoder.at(own, i))));
    }

    private static Constant floats(ElementType type, Shape shape, IntToFloat source) {
        return Constant.of(type, shape, decoded(shape, source));
    }

    private static float[] decoded(Shape shape, IntToFloat source) {
        float[] values = Tensor.zeros(shape).values();
        for (int i = 0; i < values.length; i++) {
            values[i] = source.at(i);
        }
        return values;
    }

    private static long[] longs(int count) {
        try {
            return new long[count];
        } catch (OutOfMemoryError e) {
            // One large array that was not granted leaves the heap as it was.
            throw new ModelFormatException("wanted " + count + " integers that fit into memory; take more (-Xmx)", e);
        }
    }

    private static Constant integers(ElementType type, Shape shape, IntToLongFunction source) {
        long[] values = longs((int) shape.elements());
        for (int i = 0; i < values.length; i++) {
            values[i] = source.applyAsLong(i);
        }
        return Constant.of(type, shape, values);
    }
}
