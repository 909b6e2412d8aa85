package conv4j.kernel.vector;

import conv4j.kernel.Packing;
import conv4j.kernel.Refusal;
import conv4j.op.Conv2d;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Output channels of one group that are computed together, with their weights as the product loop reads them.
 *
 * @param first of the output channels
 * @param outputs how many they are
 * @param blocks of lanes that hold them
 * @param terms what each sums over
 * @param whole whether they start at a block of the output's, and nobody else's channels are in their blocks
 */
record PackedPanel(int first, int outputs, int blocks, TermOrder terms, boolean whole, ProductTile.Panel packed) {
    /** What fits in one array. */
    private static final long MOST = Integer.MAX_VALUE - 64;

    /**
     * All panels of a convolution.
     *
     * @param lanes of a vector
     * @param width of the panels
     */
    record All(int lanes, Width width) implements Packing<Conv2d, List<PackedPanel>> {
        @Override
        public List<PackedPanel> pack(Conv2d op) {
            return PackedPanel.pack(op, lanes, width.blocks());
        }
    }

    /**
     * The most blocks of a panel, 2 or 3, as it suits the shape that a network is first run with. All are equal: those for
     * other shapes take the panels that are there, rather than keep the weights once more.
     */
    record Width(int blocks) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Width;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /**
     * All panels of a convolution, one after the other in an array of their own: memory is read faster in one go than in
     * pieces.
     */
    static List<PackedPanel> pack(Conv2d op, int lanes, int widest) {
        float[] weights = new float[Math.toIntExact(BlockedBuffer.LEAD + numbers(op, lanes))];
        return pack(op, lanes, widest, weights, BlockedBuffer.LEAD);
    }

    /**
     * @param times that all weights are packed
     * @return why they cannot be, where one array does not hold them
     */
    static Optional<Refusal> refusal(Conv2d op, int lanes, int times) {
        long numbers = times * numbers(op, lanes);
        return Refusals.unless(
                numbers <= MOST, "takes weights that fill " + MOST + " numbers when packed, got " + numbers);
    }

    /** Packed weights of a convolution, with those of lanes that hold no output channel. */
    static long numbers(Conv2d op, int lanes) {
        long columns = (long) op.groups() * blocks(op, lanes) * lanes;
        return op.weights().shape().elements() / op.outputChannels() * columns;
    }

    /** All panels of a convolution, one after the other from a place in an array on. */
    static List<PackedPanel> pack(Conv2d op, int lanes, int widest, float[] weights, int first) {
        int perGroup = op.outputChannels() / op.groups();
        int blocks = blocks(op, lanes);
        int at = first;
        List<PackedPanel> panels = new ArrayList<>();
        for (int group = 0; group < op.groups(); group++) {
            for (int block = 0, width; block < blocks; block += width) {
                width = width(blocks - block, widest);
                int outputs = Math.min(width * lanes, perGroup - block * lanes);
                PackedPanel panel = pack(op, lanes, group * perGroup + block * lanes, outputs, weights, at);
                panels.add(panel);
                at += panel.numbers(lanes);
            }
        }
        return panels;
    }

    /**
     * Of panels that lie in one array.
     *
     * @param panels in that order
     */
    static Prefetch prefetch(boolean cold, List<PackedPanel> panels) {
        float[] weights = panels.get(0).packed().weights();
        return Prefetch.of(
                cold,
                weights,
                panels.stream().mapToInt(panel -> panel.packed().at()).toArray());
    }

    private static int blocks(Conv2d op, int lanes) {
        return (op.outputChannels() / op.groups() - 1 + lanes) / lanes;
    }

    private int numbers(int lanes) {
        return terms.count() * blocks * lanes;
    }

    /**
     * Triples, and at the end pairs rather than one block alone: it has too few products for what it loads. On JDK 17 tiles
     * of 3 x 7 took 3.5 times as long in half of the runs in which the JVM had one busy core to itself and its compiler, and
     * in none of 16 with two free cores; pairs 1.15 times.
     */
    private static int width(int blocksLeft, int widest) {
        return blocksLeft == 4 ? 2 : Math.min(blocksLeft, widest);
    }

    private static PackedPanel pack(Conv2d op, int lanes, int first, int outputs, float[] weights, int at) {
        int blocks = (outputs - 1 + lanes) / lanes;
        int columns = blocks * lanes;
        int end = first + outputs;
        int inputs = op.inputChannelsPerGroup();
        int firstInput = first / (op.outputChannels() / op.groups()) * inputs;
        TermOrder terms = new TermOrder(op.window(), lanes, firstInput, firstInput + inputs);
        float[] bias = new float[columns];
        int height = op.window().height().size();
        int width = op.window().width().size();
        float[] from = op.weights().values();
        for (int oc = first; oc < end; oc++) {
            int filter = oc;
            terms.each((t, ic, kh, kw) -> weights[at + t * columns + filter - first] =
                    from[((filter * inputs + ic - firstInput) * height + kh) * width + kw]);
            bias[oc - first] = op.bias() == null ? 0 : op.bias().values()[oc];
        }
        boolean whole = first % lanes == 0 && (end % lanes == 0 || end == op.outputChannels());
        return new PackedPanel(first, outputs, blocks, terms, whole, new ProductTile.Panel(weights, at, bias));
    }
}
