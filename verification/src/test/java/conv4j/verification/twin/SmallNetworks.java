package conv4j.verification.twin;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Padding;
import conv4j.op.Relu;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** Networks on one channel that are small enough to light every pixel of their pictures. */
public final class SmallNetworks {
    private SmallNetworks() {}

    public static Conv2d ones(Window window) {
        Tensor weights = Tensor.zeros(
                Shape.of(1, 1, window.height().size(), window.width().size()));
        Arrays.fill(weights.values(), 1);
        return new Conv2d(window, 1, weights, null);
    }

    /** Two branches that meet in a sum: a dilated window and a short cut, then a stride that does not divide. */
    public static Graph branched() {
        return new Graph(
                List.of("image"),
                List.of(
                        new Node("stem", ones(Window.of(3, 2).withStride(1, 2)), List.of("image")),
                        new Node(
                                "dilated",
                                ones(Window.of(3, 3).withDilation(2).withPadding(Padding.explicit(2, 2))),
                                List.of("stem")),
                        new Node("relu", new Relu(), List.of("dilated")),
                        new Node("sum", new Binary(Binary.Function.ADD), List.of("relu", "stem")),
                        new Node(
                                "strided",
                                ones(Window.of(2, 3).withStride(3).withPadding(Padding.Same.UPPER)),
                                List.of("sum"))),
                List.of("strided"));
    }

    /** A stride beyond the window, which leaves cells unread, and a pool that rounds up; joined with itself. */
    public static Graph gapped() {
        return new Graph(
                List.of("image"),
                List.of(
                        new Node("skipping", ones(Window.of(1, 1).withStride(2)), List.of("image")),
                        new Node(
                                "pool",
                                new MaxPool2d(Window.of(2, 2).withStride(2).withRounding(Rounding.CEIL)),
                                List.of("skipping")),
                        new Node("both", new Concat(1), List.of("pool", "pool"))),
                List.of("both"));
    }
}
