package conv4j.image;

/**
 * How large a picture may be, said before any pixel of it is allocated.
 *
 * @param fileBytes size of the file, which lies in memory twice: as it is, and as the decoder gets it
 * @param memory bytes that the JVM may use
 */
record PixelLimit(long fileBytes, long memory) {

    /**
     * Bytes that one pixel takes from file to tensor: three floats beside three 16-bit samples. While the file is being
     * decoded it is less: those samples beside a decoded image of at most 8 bytes a pixel.
     */
    static final int BYTES_PER_PIXEL = 3 * Float.BYTES + 3 * Short.BYTES;

    /**
     * However large the memory: 179 million pixels, 2 GiB of floats. It is where PIL takes a picture for a decompression
     * bomb, so a picture that was trained on passes here too. An array would end at 715 million.
     */
    static final long MOST_PIXELS = 178_956_970;

    static PixelLimit of(long fileBytes) {
        return new PixelLimit(fileBytes, Runtime.getRuntime().maxMemory());
    }

    /** The most pixels that a picture may have. */
    long pixels() {
        return Math.max(0, Math.min(MOST_PIXELS, (memory - 2 * fileBytes) / BYTES_PER_PIXEL));
    }

    /**
     * @throws ImageFormatException when a picture of this size has no pixels, or more than there may be
     */
    void check(long width, long height) {
        if (width < 1 || height < 1) {
            throw new ImageFormatException("wanted at least 1x1 pixels, got " + width + "x" + height);
        }
        // Divided, since two sides of 32 bits each multiply to more than 63.
        if (width > pixels() / height) {
            throw new ImageFormatException(String.format(
                    "wanted at most %,d pixels (%d bytes each, and the JVM may use %,d MB; never more than %,d), got %dx%d;"
                            + " take a smaller picture%s",
                    pixels(),
                    BYTES_PER_PIXEL,
                    memory >> 20,
                    MOST_PIXELS,
                    width,
                    height,
                    width > MOST_PIXELS / height ? "" : " or more memory (-Xmx)"));
        }
    }
}
