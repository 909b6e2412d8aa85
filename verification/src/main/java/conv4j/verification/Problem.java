package conv4j.verification;

import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;

/**
 * One convolution or pooling as data: what tests prove and benchmarks time. Read from one text line by {@link #parse}.
 *
 * @param name as its source calls it, {@code resnet50:res2_3x3}; empty when it has none
 * @param outputChannels equal to {@code channels} for a pool
 * @param groups 1 for a pool
 * @param bias whether a convolution adds one number a filter; false for a pool
 */
public record Problem(
        String name,
        Kind kind,
        int batch,
        int channels,
        int height,
        int width,
        int outputChannels,
        int groups,
        Window window,
        boolean bias) {

    /**
     * @throws ProblemFormatException when an extent is below 1, or channels and groups contradict each other
     */
    public Problem {
        atLeastOne("mb", batch);
        atLeastOne("ic", channels);
        atLeastOne("ih", height);
        atLeastOne("iw", width);
        atLeastOne("oc", outputChannels);
        atLeastOne("g", groups);
        multipleOf(groups, "ic", channels);
        multipleOf(groups, "oc", outputChannels);
        if (kind.isPool() && (outputChannels != channels || groups != 1 || bias)) {
            throw new ProblemFormatException("pool: wanted as many channels out as in, 1 group and no bias, got "
                    + outputChannels + " of " + channels + " channels, " + groups + " groups"
                    + (bias ? " and a bias" : ""));
        }
    }

    private static void atLeastOne(String field, int got) {
        if (got < 1) {
            throw new ProblemFormatException(field + ": wanted at least 1, got " + got);
        }
    }

    private static void multipleOf(int groups, String field, int got) {
        if (got % groups != 0) {
            throw new ProblemFormatException(field + ": wanted a multiple of the " + groups + " groups, got " + got);
        }
    }

    /**
     * Reads a problem in the notation of oneDNN's benchdnn, as its users paste it from logs:
     * {@code g1mb1ic64ih56iw56oc64oh56ow56kh3kw3sh1sw1ph1pw1dh0dw0n"resnet50:res2_3x3"}. A line without {@code oc} is
     * a max pool, or what {@code --alg=avg_np} or {@code --alg=avg_p} before it says.
     *
     * <ul>
     *   <li>Left out: {@code g1}, {@code mb2}, stride 1, {@code dh0} (0 is a dense window). With no field of the width
     *       at all, the width copies the height; with none of the height, the input is one row.
     *   <li>{@code oh} without {@code ph} asks for the padding that it takes, the odd cell after; {@code oh} with
     *       {@code ph} may ask for another padding after than before.
     *   <li>Options that change no result ({@code --stag=}, {@code --mode=}) are passed over, others are refused.
     *       {@code --dir=FWD_D} is a convolution without bias.
     *   <li>Two options are conv4j's own: {@code --rounding=ceil} or {@code full}, {@code --padding=same_upper},
     *       {@code same_lower} or the cells of each side, {@code TOP,LEFT,BOTTOM,RIGHT}.
     * </ul>
     *
     * @throws ProblemFormatException when the line is none, naming the place in it
     */
    public static Problem parse(String line) {
        return ProblemLine.read(line);
    }

    /** The line that {@link #parse} reads as this problem, its name left out. */
    public String line() {
        return LineWriter.line(this);
    }

    /** {@code mb x ic x ih x iw}. */
    public Shape inputShape() {
        return Shape.of(batch, channels, height, width);
    }

    public Tensor input(Fill fill, long seed) {
        return fill.tensor(inputShape(), seed);
    }

    /** The op, its weights filled from the seed with other numbers than {@link #input}'s. */
    public Op op(Fill fill, long seed) {
        return switch (kind) {
            case CONV2D ->
                new Conv2d(
                        window,
                        groups,
                        fill.tensor(weightsShape(), ~seed),
                        bias ? fill.tensor(biasShape(), ~seed + 1) : null);
            case MAX_POOL2D -> new MaxPool2d(window);
            case AVERAGE_POOL2D -> new AveragePool2d(window, false);
            case AVERAGE_POOL2D_WITH_PADDING -> new AveragePool2d(window, true);
        };
    }

    private Shape weightsShape() {
        return Shape.of(
                outputChannels,
                channels / groups,
                window.height().size(),
                window.width().size());
    }

    private Shape biasShape() {
        return Shape.of(outputChannels);
    }

    /** The same geometry with other channels, for a test that cannot wait for all of them. */
    public Problem withChannels(int in, int out, int inGroups) {
        return new Problem(name, kind, batch, in, height, width, out, inGroups, window, bias);
    }
}
