package conv4j.kernel.vector;

import conv4j.kernel.Bounds;
import conv4j.kernel.Packing;
import conv4j.op.Conv2d;
import java.util.ArrayList;
import java.util.List;

/** The filters in Winograd's domain: for each element of a tile a convolution of 1 x 1. */
final class WinogradProducts {
    private final List<List<PackedPanel>> elements = new ArrayList<>();
    private final int lanes;

    /**
     * All filters of a convolution.
     *
     * @param width of the panels
     */
    record In(WinogradScheme scheme, int lanes, PackedPanel.Width width) implements Packing<Conv2d, WinogradProducts> {
        @Override
        public WinogradProducts pack(Conv2d op) {
            return new WinogradProducts(scheme, op, lanes, width.blocks());
        }
    }

    private WinogradProducts(WinogradScheme scheme, Conv2d op, int lanes, int widest) {
        this.lanes = lanes;
        int each = Math.toIntExact(PackedPanel.numbers(scheme.product(op, 0), lanes));
        float[] weights = new float[Math.addExact(BlockedBuffer.LEAD, Math.multiplyExact(scheme.elements(), each))];
        for (int element = 0; element < scheme.elements(); element++) {
            int at = BlockedBuffer.LEAD + element * each;
            elements.add(PackedPanel.pack(scheme.product(op, element), lanes, widest, weights, at));
        }
    }

    /** One for each element. */
    int tasks() {
        return elements.size();
    }

    /**
     * Products of a lot of tiles.
     *
     * @param cold whether the filters have to be fetched from memory
     */
    Bound bind(WinogradElements from, WinogradElements to, int tiles, boolean cold, VectorUnit unit) {
        return new Bound(from, to, tiles, cold, unit);
    }

    /** With offsets and tiles of pixels looked up. */
    final class Bound {
        private final WinogradElements from;
        private final WinogradElements to;
        private final int tiles;
        private final ProductTile[] loops;
        private final int[] offsets;
        private final Prefetch prefetch;
        private ProductTile.Inputs inputs;

        private Bound(WinogradElements from, WinogradElements to, int tiles, boolean cold, VectorUnit unit) {
            this.from = from;
            this.to = to;
            this.tiles = tiles;
            List<PackedPanel> panels = elements.get(0);
            this.loops = new ProductTile[panels.size()];
            for (int i = 0; i < loops.length; i++) {
                int blocks = panels.get(i).blocks();
                int pixels = Tiling.products(tiles, blocks, unit);
                loops[i] = ProductTile.of(new ProductTile.Form(lanes, blocks, pixels, lanes, Bounds.NONE));
            }
            this.offsets = new int[panels.get(0).terms().count()];
            for (int channel = 0; channel < offsets.length; channel++) {
                offsets[channel] = channel / lanes * from.plane() + channel % lanes;
            }
            this.inputs = new ProductTile.Inputs(new float[0], offsets);
            this.prefetch = PackedPanel.prefetch(
                    cold, elements.stream().flatMap(List::stream).toList());
        }

        /** Before the products: the array that tiles are in, the same one from pass to pass where nobody else runs. */
        void in(float[] values) {
            if (inputs.in() != values) {
                inputs = new ProductTile.Inputs(values, offsets);
            }
        }

        void multiply(int element) {
            float[] values = inputs.in();
            for (int i = 0; i < loops.length; i++) {
                PackedPanel panel = elements.get(element).get(i);
                prefetch.before(element * loops.length + i);
                int at = to.offset(element, panel.first() / lanes, 0);
                loops[i].row(panel.packed(), inputs, from.offset(element, 0, 0), values, at, to.plane(), tiles);
            }
        }
    }
}
