package conv4j.kernel.vector;

import conv4j.kernel.Epilogue;

/**
 * One side of a transform into or out of Winograd's domain: a matrix times lines of vectors, one line after another. Both
 * sides of a tile's transform are such lines, first its columns and then its rows; columns that neighbouring tiles share
 * are transformed once.
 */
interface WinogradLines {

    /** Which matrix of the scheme. */
    enum Matrix {
        /** B transposed: from the inputs of a tile. */
        INPUT,
        /** A transposed: to its outputs. */
        OUTPUT
    }

    /**
     * What they are compiled for.
     *
     * @param lanes numbers in a vector
     * @param step vectors from where a line is read to where the next one is
     * @param advance vectors from where a line's results are stored to where the next one's are
     * @param results how many of a line's results are stored
     * @param epilogue of the results
     */
    record Form(
            int lanes, WinogradScheme scheme, Matrix matrix, int step, int advance, int results, Epilogue epilogue) {}

    static WinogradLines of(Form form) {
        return Specialized.loop(
                WinogradLines.class,
                form.matrix() == Matrix.INPUT ? WinogradInputLoop.class : WinogradOutputLoop.class,
                form);
    }

    /**
     * {@code to[at + r * toPitch]} from {@code in[from + d * pitch]}, each a vector.
     *
     * @param residual added to the results, from residualAt on as they lie; any array where the epilogue has none
     * @param count of lines
     */
    void lines(
            float[] in,
            int from,
            int pitch,
            float[] to,
            int at,
            int toPitch,
            float[] residual,
            int residualAt,
            int count);
}
