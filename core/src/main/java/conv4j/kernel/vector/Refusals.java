package conv4j.kernel.vector;

import conv4j.kernel.Refusal;
import conv4j.tensor.Shape;
import java.util.Optional;

/** What kernels over feature maps leave to others. */
final class Refusals {
    private Refusals() {}

    static Optional<Refusal> unless(boolean takes, String reason) {
        return takes ? Optional.empty() : Optional.of(new Refusal(reason));
    }

    /** Whatever is no feature map, or has no element. */
    static Optional<Refusal> unlessMap(Shape shape) {
        return unless(
                shape.rank() == 4 && shape.elements() > 0,
                "takes batch x channels x height x width with at least one element, got " + shape);
    }

    /** What has fewer channels than half of the lanes: blocks of them would cost more than they save. */
    static Optional<Refusal> unlessInBlocks(Shape output, VectorUnit unit) {
        return unless(
                inBlocks(output, unit),
                "takes feature maps of at least " + unit.lanes() / 2 + " channels, got " + output);
    }

    /** Whether a value is a feature map whose channels fill at least half of the lanes. */
    static boolean inBlocks(Shape shape, VectorUnit unit) {
        return shape.rank() == 4 && shape.elements() > 0 && 2 * shape.extent(1) >= unit.lanes();
    }
}
