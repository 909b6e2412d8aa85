package conv4j.model.keras;

import conv4j.model.ModelFormatException;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.message.DataLayout;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/** Datasets of numbers as float32 tensors, their size checked against the file before anything is allocated. */
final class Hdf5Tensors {
    /** Deflated weights are about nine tenths of plain ones; 100 leaves room for a tensor of zeros. */
    private static final long MOST_EXPANSION = 100;

    /** Below this a compressed dataset may expand as it likes. */
    private static final long ALWAYS_ALLOWED = 1 << 20;

    /** Deflate, shuffle and Fletcher's checksum, the filters that HDF5 always has. */
    private static final Set<Integer> FILTERS = Set.of(BoundedInflate.ID, 2, 3);

    private Hdf5Tensors() {}

    static Tensor read(Hdf5 file, String where, Dataset dataset) {
        return Hdf5.reading(where, () -> {
            DataType type = dataset.getDataType();
            long[] extents = dataset.getDimensionsAsLong();
            if (dataset instanceof ChunkedDataset) {
                requireFilters(where, dataset);
                long room = Math.max(ALWAYS_ALLOWED, file.bytes()) * MOST_EXPANSION;
                requireAtMost(room, file, where, extents, type.getSize());
            } else {
                requireInside(file, where, extents, type.getSize());
            }
            Shape shape =
                    Shape.of(Arrays.stream(extents).mapToInt(Math::toIntExact).toArray());
            if (shape.elements() == 0) {
                return Tensor.zeros(shape);
            }
            requireNumbers(where, type, dataset);
            return isMapped(file, type, dataset)
                    ? file.numbers().floats(shape, mapped(type, (ContiguousDataset) dataset))
                    : Tensor.of(shape, converted(dataset.getDataFlat()));
        });
    }

    /** Whether the numbers can be read again as they lie: those of a file that is in memory would keep all of it there. */
    private static boolean isMapped(Hdf5 file, DataType type, Dataset dataset) {
        return file.isMapped()
                && dataset instanceof ContiguousDataset
                && type instanceof FloatingPoint
                && type.getSize() == Float.BYTES;
    }

    private static ByteBuffer mapped(DataType type, ContiguousDataset dataset) {
        return dataset.getBuffer().slice().order(((FloatingPoint) type).getByteOrder());
    }

    /** Numbers that lie in the file as they are cannot take more bytes than it has. */
    static void requireInside(Hdf5 file, String where, long[] extents, long bytesEach) {
        requireAtMost(file.bytes(), file, where, extents, bytesEach);
    }

    private static void requireAtMost(long most, Hdf5 file, String where, long[] extents, long bytesEach) {
        long product = Math.max(1, bytesEach);
        boolean fits = bytesEach > 0;
        for (long extent : extents) {
            fits &= extent >= 0 && extent <= Integer.MAX_VALUE && product <= most;
            product = fits ? product * extent : product;
        }
        if (!fits || product > most) {
            throw new ModelFormatException(where + ": wanted numbers that fit into a file of " + file.bytes()
                    + " bytes, got extents " + Arrays.toString(extents) + " of " + bytesEach + " bytes each");
        }
    }

    private static void requireFilters(String where, Dataset dataset) {
        dataset.getFilters().stream()
                .filter(filter -> !FILTERS.contains(filter.getId()))
                .findFirst()
                .ifPresent(filter -> {
                    throw new ModelFormatException(
                            where + ": wanted weights that are plain or deflated, got the filter " + filter.getName()
                                    + "; save them without it");
                });
    }

    private static void requireNumbers(String where, DataType type, Dataset dataset) {
        if (dataset.getDataLayout() == DataLayout.CONTIGUOUS && dataset.isEmpty()) {
            throw new ModelFormatException(where + ": wanted numbers, got a dataset that was never written");
        }
        if (!isKnown(type)) {
            throw new ModelFormatException(
                    where + ": wanted float16, float32, float64 or integers, got " + describe(type));
        }
    }

    private static boolean isKnown(DataType type) {
        if (type instanceof FloatingPoint floating) {
            int exponent = floating.getExponentSize();
            int mantissa = floating.getMantissaSize();
            return switch (floating.getSize()) {
                case 2 -> exponent == 5 && mantissa == 10;
                case 4 -> exponent == 8 && mantissa == 23;
                case 8 -> exponent == 11 && mantissa == 52;
                default -> false;
            };
        }
        return type instanceof FixedPoint;
    }

    private static String describe(DataType type) {
        return type.getClass().getSimpleName() + " of " + type.getSize() + " bytes";
    }

    private static float[] converted(Object numbers) {
        if (numbers instanceof float[] singles) {
            return singles;
        }
        if (numbers instanceof double[] doubles) {
            float[] converted = new float[doubles.length];
            for (int i = 0; i < converted.length; i++) {
                converted[i] = (float) doubles[i];
            }
            return converted;
        }
        return fromIntegers(numbers);
    }

    /** Counts, as of how many pictures statistics were taken; no layer computes with them. */
    private static float[] fromIntegers(Object numbers) {
        int count = Array.getLength(numbers);
        float[] converted = new float[count];
        for (int i = 0; i < count; i++) {
            converted[i] = ((Number) Array.get(numbers, i)).floatValue();
        }
        return converted;
    }
}
