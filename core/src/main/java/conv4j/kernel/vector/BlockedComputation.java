package conv4j.kernel.vector;

import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Layout;
import conv4j.tensor.Shape;

/** What all computations over feature maps in blocks of channels have in common: what they read and write. */
interface BlockedComputation extends Computation {

    VectorUnit unit();

    /** Batch x channels x height x width. */
    Shape output();

    /** The cells around an input that are read as zeros. */
    default Halo halo(int input) {
        return Halo.NONE;
    }

    @Override
    default Layout inputLayout(int input) {
        return new BlockedLayout(unit().lanes(), halo(input));
    }

    @Override
    default boolean reads(int input, Layout layout) {
        return layout instanceof BlockedLayout blocked
                && blocked.block() == unit().lanes()
                && blocked.halo().covers(halo(input));
    }

    @Override
    default Buffer newOutput() {
        return new BlockedLayout(unit().lanes(), Halo.NONE).allocate(output());
    }

    @Override
    default boolean writes(Layout layout) {
        return layout instanceof BlockedLayout blocked && blocked.block() == unit().lanes();
    }
}
