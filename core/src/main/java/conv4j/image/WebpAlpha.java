package conv4j.image;

/**
 * The alpha of a lossy WebP when it is stored uncompressed: one byte a pixel after one byte of flags, each the difference
 * to what its neighbours let expect. TwelveMonkeys' reader takes such alpha for opaque.
 *
 * <p>Source: Google, WebP Container Specification, "Alpha".
 */
final class WebpAlpha {
    private static final int HORIZONTAL = 1;
    private static final int VERTICAL = 2;
    private static final int GRADIENT = 3;

    private WebpAlpha() {}

    static Picture onWhite(Picture picture, byte[] chunk) {
        int width = picture.width();
        int height = picture.height();
        if (chunk.length != 1L + (long) width * height) {
            throw new ImageFormatException("wanted " + (1L + (long) width * height) + " bytes of alpha for " + width
                    + "x" + height + " pixels, got " + chunk.length + "; fetch it again");
        }
        int filter = chunk[0] >> 2 & 3;
        byte[] alpha = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                alpha[at] = (byte) (chunk[1 + at] + expected(alpha, filter, x, y, width));
            }
        }
        return picture.onWhite(alpha);
    }

    private static int expected(byte[] alpha, int filter, int x, int y, int width) {
        int at = y * width + x;
        int left = x > 0 ? alpha[at - 1] & 0xff : 0;
        int above = y > 0 ? alpha[at - width] & 0xff : 0;
        return switch (filter) {
            case HORIZONTAL -> x > 0 ? left : above;
            case VERTICAL -> y > 0 ? above : left;
            case GRADIENT ->
                x == 0 || y == 0
                        ? left + above
                        : Math.max(0, Math.min(255, left + above - (alpha[at - width - 1] & 0xff)));
            default -> 0;
        };
    }
}
