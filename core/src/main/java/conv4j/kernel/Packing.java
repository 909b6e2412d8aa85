package conv4j.kernel;

import conv4j.op.Op;

/**
 * A way for an op's weights to lie as a kernel reads them, whatever the shapes of its inputs. Of equal ones each takes what
 * the other has made of an op: a record of what the reader depends on.
 *
 * @param <O> the op
 * @param <T> what is made of its weights
 */
public interface Packing<O extends Op, T> {

    /** Reads the op's weights; nobody changes what it makes. */
    T pack(O op);
}
