package conv4j.verification.network;

/**
 * How often a kernel multiplied and added: one tick each.
 *
 * @param onInput multiply-adds with a cell that is there
 * @param onPadding multiply-adds that meet padding: of a convolution before or after the input, of a transposed one
 *     where the output is cut off
 * @param bias additions of a bias
 */
public record Ticks(long onInput, long onPadding, long bias) {
    public static final Ticks NONE = new Ticks(0, 0, 0);

    public Ticks plus(Ticks other) {
        return new Ticks(onInput + other.onInput, onPadding + other.onPadding, bias + other.bias);
    }

    /** As most tables count: a multiplication that meets padding is one, the bias is none. */
    public long withPadding() {
        return onInput + onPadding;
    }
}
