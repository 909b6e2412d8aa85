package conv4j.report;

/**
 * How a block of pixels fills a square box: each pixel repeated equally often, so that it can be seen, or, where there
 * are more pixels than the box has, the whole reduced.
 *
 * @param zoom how often a pixel is repeated each way; 0 when the block is reduced
 */
record Fit(int width, int height, int zoom) {

    static Fit of(int width, int height, int box) {
        int longer = Math.max(width, height);
        int zoom = box / longer;
        return zoom >= 1
                ? new Fit(width * zoom, height * zoom, zoom)
                : new Fit(reduced(width, box, longer), reduced(height, box, longer), 0);
    }

    private static int reduced(int side, int box, int longer) {
        return (int) Math.max(1, Math.round((double) side * box / longer));
    }
}
