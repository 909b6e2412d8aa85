package conv4j.verification;

/**
 * A window and an input along one axis, in the letters of the formulas: what a rule predicts from.
 *
 * @param input cells of the input, I
 * @param window cells under the window, F
 * @param stride S
 * @param dilation D, 1 for a dense window
 * @param before cells of padding before the input, P where both sides are alike
 * @param after cells of padding after the input
 * @param outputPadding of a transposed convolution, a: cells of the output after those that its windows cover
 */
public record Geometry(int input, int window, int stride, int dilation, int before, int after, int outputPadding) {

    /** Without output padding. */
    public Geometry(int input, int window, int stride, int dilation, int before, int after) {
        this(input, window, stride, dilation, before, after, 0);
    }

    /** The same padding on both sides, a dense window. */
    public static Geometry of(int input, int window, int stride, int padding) {
        return new Geometry(input, window, stride, 1, padding, padding);
    }

    public Geometry withInput(int cells) {
        return new Geometry(cells, window, stride, dilation, before, after, outputPadding);
    }

    public Geometry withOutputPadding(int cells) {
        return new Geometry(input, window, stride, dilation, before, after, cells);
    }

    /** As in {@code I=11 F=2 S=2 D=1 P=0}. */
    @Override
    public String toString() {
        String padding = before == after ? " P=" + before : " Pb=" + before + " Pa=" + after;
        return "I=" + input + " F=" + window + " S=" + stride + " D=" + dilation + padding
                + (outputPadding == 0 ? "" : " a=" + outputPadding);
    }
}
