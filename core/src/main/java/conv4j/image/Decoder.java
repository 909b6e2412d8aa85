package conv4j.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Hands a file that has been walked and stripped to the ImageIO reader of its format. */
final class Decoder {
    /** Cameras pad with bytes too many and fill in fields that a baseline JPEG does not use: no pixel suffers. */
    private static final List<String> HARMLESS =
            List.of("extraneous bytes before marker", "Invalid SOS parameters for sequential JPEG");

    /** How often a reader may come upon the end of a file. */
    private static final int MOST_ENDS = 64;

    private final String format;
    private final ImageReader reader;
    private final List<String> warnings = new ArrayList<>();

    private Decoder(String format, ImageReader reader) {
        this.format = format;
        this.reader = reader;
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    }

    /** What one reader does, between being handed its input and being disposed of. */
    interface Reading<T> {
        T from(Decoder decoder) throws IOException;
    }

    /**
     * The reader that the JDK brings for a format. Others that a program may have installed are passed over, since
     * what a picture reads as would then depend on the class path.
     */
    static ImageReader jdkReader(String format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getModule() == BufferedImage.class.getModule()) {
                return reader;
            }
            reader.dispose();
        }
        throw new ImageFormatException("wanted a JVM that reads " + format
                + ", got one without the reader that every JDK" + " has; take another JDK");
    }

    static <T> T read(String format, ImageReader reader, byte[] file, Reading<T> reading) throws IOException {
        return read(format, reader, file, file.length, reading);
    }

    /**
     * @param length that the reader is told: some take a file for an attack that is short for its pixels, as a picture of
     *     one colour is. Nothing can be read behind the file's end.
     */
    static <T> T read(String format, ImageReader reader, byte[] file, long length, Reading<T> reading)
            throws IOException {
        try (ImageInputStream input = told(format, new ByteArrayImageInputStream(file), length)) {
            // Metadata ignored: what is left of it after stripping is read by this package itself.
            reader.setInput(input, false, true);
            return reading.from(new Decoder(format, reader));
        } finally {
            reader.dispose();
        }
    }

    private static ImageInputStream told(String format, ImageInputStream file, long length) {
        AtomicInteger ends = new AtomicInteger();
        return (ImageInputStream) Proxy.newProxyInstance(
                Decoder.class.getClassLoader(), new Class<?>[] {ImageInputStream.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("length") ? length : method.invoke(file, arguments);
                    } catch (InvocationTargetException e) {
                        // A reader may look ahead; one that takes the end for zeros goes on for minutes.
                        if (ends.incrementAndGet() > MOST_ENDS) {
                            throw new ImageFormatException(
                                    "wanted a whole " + format + ", got one that ends in the middle; fetch it again");
                        }
                        throw e.getCause();
                    }
                });
    }

    /** All pixels, as colours. */
    BufferedImage image() throws IOException {
        BufferedImage image = reader.read(0);
        refuseWarnings();
        return image;
    }

    /** All pixels, as the numbers in the file. */
    Raster raster() throws IOException {
        Raster raster = reader.readRaster(0, null);
        refuseWarnings();
        return raster;
    }

    ImageReader reader() {
        return reader;
    }

    /** Readers go on after damage with a warning, and leave the rest grey. */
    private void refuseWarnings() {
        for (String warning : warnings) {
            if (HARMLESS.stream().noneMatch(warning::contains)) {
                throw new ImageFormatException("wanted an undamaged " + format + ", got one of which the decoder says: "
                        + Line.of(warning) + "; fetch it again");
            }
        }
    }
}
