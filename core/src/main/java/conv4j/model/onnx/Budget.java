package conv4j.model.onnx;

import conv4j.op.Op;
import java.util.List;
import java.util.Optional;

/**
 * How much may be folded in one file: a few times what its tensors hold, and a little more. A chain of nodes could
 * otherwise ask for any amount of work and memory while the file is loaded; what is beyond is left to the network.
 */
final class Budget {
    /** 64 MB of float32 beside the file's own tensors. */
    private static final long FREE_ELEMENTS = 1 << 24;

    /** Weights are cast, transposed, scaled: what is read and what is made counts each time. */
    private static final int COPIES = 8;

    private long left = FREE_ELEMENTS;

    /** A tensor of the file. */
    void add(Constant tensor) {
        left += (long) COPIES * tensor.size();
    }

    /** As {@link Folding#fold}, as long as there is some of the budget left. */
    Optional<Constant> fold(Op op, List<Value> inputs, ElementType type) {
        if (left <= 0) {
            return Optional.empty();
        }
        Optional<Constant> folded = Folding.fold(op, inputs, type);
        folded.ifPresent(constant -> left -= constant.size()
                + inputs.stream().mapToLong(input -> ((Constant) input).size()).sum());
        return folded;
    }
}
