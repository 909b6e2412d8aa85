package conv4j.kernel;

import conv4j.tensor.Shape;

/** What all computations that read and write plain tensors have in common. */
public interface PlainToPlain extends Computation {

    /** What it fills: one element per place at which the op's window landed. */
    Shape output();

    @Override
    default Layout inputLayout(int input) {
        return PlainLayout.PLAIN;
    }

    @Override
    default Buffer newOutput() {
        return PlainLayout.PLAIN.allocate(output());
    }

    @Override
    default boolean writes(Layout layout) {
        return layout.equals(PlainLayout.PLAIN);
    }
}
