package conv4j.plan;

import conv4j.op.Op;
import java.util.List;
import java.util.stream.Collectors;

/** No kernel of the backends that were allowed takes a layer. The message names each with its reason, in one line. */
public final class NoKernelException extends RuntimeException {
    NoKernelException(Op op, List<PassedOver> passedOver) {
        super("no kernel takes this " + op.name() + ": "
                + passedOver.stream()
                        .map(one -> one.name() + ": " + one.reason())
                        .collect(Collectors.joining("; ")));
    }
}
