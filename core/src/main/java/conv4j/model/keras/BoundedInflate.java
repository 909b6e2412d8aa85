package conv4j.model.keras;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.Filter;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * HDF5's deflate filter with an end: jHDF's own inflates whatever a chunk of a file holds, and 1 MB can hold 1 GB.
 */
final class BoundedInflate implements Filter {
    /** Most bytes of one chunk; h5py makes chunks of at most 1 MB, and HDF5's cache is 1 MB by default. */
    private static final int MOST = 32 << 20;

    /** The number that the HDF5 Group gave to deflate. */
    static final int ID = 1;

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return "deflate";
    }

    @Override
    public byte[] decode(byte[] compressed, int[] level) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            ByteArrayOutputStream inflated = new ByteArrayOutputStream(compressed.length);
            byte[] part = new byte[1 << 14];
            while (!inflater.finished()) {
                int count = inflater.inflate(part);
                if (count == 0 || inflated.size() > MOST - count) {
                    throw new HdfFilterException("wanted a deflated chunk of at most " + MOST + " bytes, got "
                            + (count == 0 ? "one that ends too early" : "more"));
                }
                inflated.write(part, 0, count);
            }
            return inflated.toByteArray();
        } catch (DataFormatException e) {
            throw new HdfFilterException("wanted deflated data, got a damaged chunk", e);
        } finally {
            inflater.end();
        }
    }
}
