package conv4j.kernel.vector;

import conv4j.kernel.Packing;
import conv4j.op.Conv2d;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

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

    /** All panels of a convolution, for a vector of so many lanes. */
    record All(int lanes) implements Packing<Conv2d, List<PackedPanel>> {
        @Override
        public List<PackedPanel> pack(Conv2d op) {
            return PackedPanel.pack(op, lanes);
        }
    }

    /** All panels of a convolution. */
    static List<PackedPanel> pack(Conv2d op, int lanes) {
        int perGroup = op.outputChannels() / op.groups();
        int blocks = (perGroup - 1 + lanes) / lanes;
        List<PackedPanel> panels = new ArrayList<>();
        for (int group = 0; group < op.groups(); group++) {
            for (int block = 0, width; block < blocks; block += width) {
                width = width(blocks - block);
                int outputs = Math.min(width * lanes, perGroup - block * lanes);
                panels.add(pack(op, lanes, group * perGroup + block * lanes, outputs));
            }
        }
        return panels;
    }

    /**
     * Triples, and at the end pairs rather than one block alone: it has too few products for what it loads. On JDK 17 tiles
     * of 3 x 7 took 3.5 times as long in half of the runs in which the JVM had one busy core to itself and its compiler, and
     * in none of 16 with two free cores; pairs 1.15 times.
     */
    private static int width(int blocksLeft) {
        return blocksLeft == 4 ? 2 : Math.min(blocksLeft, 3);
    }

    private static PackedPanel pack(Conv2d op, int lanes, int first, int outputs) {
        int blocks = (outputs - 1 + lanes) / lanes;
        int columns = blocks * lanes;
        int end = first + outputs;
        int inputs = op.inputChannelsPerGroup();
        int firstInput = first / (op.outputChannels() / op.groups()) * inputs;
        TermOrder terms = new TermOrder(op.window(), lanes, firstInput, firstInput + inputs);
        float[] weights = Tensor.zeros(Shape.of(terms.count(), columns)).values();
        float[] bias = new float[columns];
        int height = op.window().height().size();
        int width = op.window().width().size();
        float[] from = op.weights().values();
        for (int oc = first; oc < end; oc++) {
            int filter = oc;
            terms.each((t, ic, kh, kw) -> weights[t * columns + filter - first] =
                    from[((filter * inputs + ic - firstInput) * height + kh) * width + kw]);
            bias[oc - first] = op.bias() == null ? 0 : op.bias().values()[oc];
        }
        boolean whole = first % lanes == 0 && (end % lanes == 0 || end == op.outputChannels());
        return new PackedPanel(first, outputs, blocks, terms, whole, new ProductTile.Panel(weights, bias));
    }
}
