package conv4j.kernel.vector;

import conv4j.op.Conv2d;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Output channels that are computed together, with their weights as the product loop reads them.
 *
 * <p>The terms of a sum are in the order of {@link TermOrder}. With groups, the panel reads every input channel that one
 * of its output channels reads, and the weights of the others are zero there: where groups are narrower than a vector,
 * an infinity in one group becomes NaN in its neighbours.
 *
 * @param firstBlock of output channels
 * @param blocks of output channels
 * @param terms what it sums over
 */
record PackedPanel(int firstBlock, int blocks, TermOrder terms, ProductTile.Panel packed) {

    /** All panels of a convolution. */
    static List<PackedPanel> pack(Conv2d op, int lanes) {
        int outputsPerGroup = op.outputChannels() / op.groups();
        boolean wholeBlocks = op.groups() > 1 && outputsPerGroup % lanes == 0;
        int blocks = (op.outputChannels() - 1 + lanes) / lanes;
        int span = wholeBlocks ? outputsPerGroup / lanes : op.groups() > 1 ? 1 : blocks;
        List<PackedPanel> panels = new ArrayList<>();
        for (int start = 0; start < blocks; start += span) {
            for (int block = start, width; block < start + span; block += width) {
                width = width(start + span - block);
                panels.add(pack(op, lanes, block, width));
            }
        }
        return panels;
    }

    /** Pairs, and at the end of an odd number a triple: one block alone has too few products for what it loads. */
    private static int width(int blocksLeft) {
        return blocksLeft == 3 ? 3 : Math.min(blocksLeft, 2);
    }

    private static PackedPanel pack(Conv2d op, int lanes, int firstBlock, int blocks) {
        int outputsPerGroup = op.outputChannels() / op.groups();
        int inputsPerGroup = op.inputChannelsPerGroup();
        int first = firstBlock * lanes;
        int end = Math.min(first + blocks * lanes, op.outputChannels());
        TermOrder terms = new TermOrder(
                op.window(),
                lanes,
                first / outputsPerGroup * inputsPerGroup,
                ((end - 1) / outputsPerGroup + 1) * inputsPerGroup);
        float[] weights = Tensor.zeros(Shape.of(terms.count(), blocks, lanes)).values();
        float[] bias = new float[blocks * lanes];
        Tensor learned = op.bias();
        for (int oc = first; oc < end; oc++) {
            int column = oc - first;
            int firstInput = oc / outputsPerGroup * inputsPerGroup;
            int filter = oc;
            terms.each((t, ic, kh, kw) -> {
                if (ic >= firstInput && ic < firstInput + inputsPerGroup) {
                    weights[t * bias.length + column] = op.weights().get(filter, ic - firstInput, kh, kw);
                }
            });
            bias[column] = learned == null ? 0 : learned.values()[oc];
        }
        return new PackedPanel(firstBlock, blocks, terms, new ProductTile.Panel(weights, bias));
    }
}
