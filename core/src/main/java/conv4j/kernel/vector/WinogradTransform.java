package conv4j.kernel.vector;

/** Into and out of Winograd's domain, for one tile of one block of channels. */
interface WinogradTransform {

    /** What the transforms are compiled for. */
    record Form(int lanes, WinogradScheme scheme) {}

    static WinogradTransform of(Form form) {
        return Specialized.loop(WinogradTransform.class, WinogradLoop.class, form);
    }

    /**
     * {@code transformed[i * inputs + j][to]} from the cells of a tile, by B.
     *
     * @param at of the tile's first cell
     * @param scratch inputs arrays of inputs x lanes
     */
    void input(float[] in, int at, int rowPitch, float[][] scratch, float[][] transformed, int to);

    /**
     * The tile's outputs from {@code products[i * inputs + j][from]}, by A.
     *
     * @param scratch inputs arrays of inputs x lanes
     * @param bias a number a lane, from biasAt on
     * @param at of the tile's first output
     * @param rows of outputs that there is room for; fewer than the tile's at the lower edge
     * @param columns likewise at the right edge
     */
    void output(
            float[][] products,
            int from,
            float[][] scratch,
            float[] bias,
            int biasAt,
            float[] out,
            int at,
            int rowPitch,
            int rows,
            int columns);
}
