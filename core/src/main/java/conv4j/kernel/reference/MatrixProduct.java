package conv4j.kernel.reference;

/** The loop that matrix products share. */
final class MatrixProduct {
    private MatrixProduct() {}

    /**
     * {@code y[o] += sum over i of x[i] * matrix[i][o]}: one row of the matrix after the other, so that the innermost
     * loop reads and writes neighbours.
     *
     * @param xStart where the row starts in x, which has as many numbers as the matrix has rows
     */
    static void addRowTimes(
            float[] x, int xStart, float[] matrix, int matrixStart, int rows, int columns, float[] y, int yStart) {
        for (int i = 0; i < rows; i++) {
            float factor = x[xStart + i];
            int row = matrixStart + i * columns;
            for (int o = 0; o < columns; o++) {
                y[yStart + o] += factor * matrix[row + o];
            }
        }
    }
}
