package conv4j.image;

import java.io.IOException;

/** A kind of picture file. */
sealed interface Format permits BmpFormat, GifFormat, JpegFormat, PngFormat, WebpFormat {

    /** As people write it: {@code PNG}. */
    String name();

    /** Whether a file that starts so is of this kind. */
    boolean matches(byte[] file);

    /**
     * The first picture in the file, upright and on white.
     *
     * @param limit refuses a picture before memory is taken for it
     * @throws ImageFormatException when the file is not whole or not of a kind that can be shown; names no file
     * @throws IOException when the decoder meets something that it does not understand
     */
    Picture decode(byte[] file, PixelLimit limit) throws IOException;
}
