package conv4j.plan;

import conv4j.graph.Node;
import conv4j.kernel.Backend;
import conv4j.kernel.Buffer;
import conv4j.kernel.Layout;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One node of a plan: its computation, the buffer that it writes, and room for inputs that lie in another layout. */
final class Step implements AutoCloseable {
    private final Node node;
    private final KernelChoice choice;
    private final Buffer output;
    /** One for each input that must be brought into the kernel's layout first, else null. */
    private final List<@Nullable Buffer> reordered = new ArrayList<>();

    private Step(Node node, KernelChoice choice, List<Buffer> inputs) {
        this.node = node;
        this.choice = choice;
        this.output = choice.computation().newOutput();
        Layout wanted = choice.computation().inputLayout();
        for (Buffer input : inputs) {
            reordered.add(input.layout().equals(wanted) ? null : wanted.allocate(input.shape()));
        }
    }

    /** Chooses a kernel for the node and makes it ready for inputs like these. */
    static Step prepare(Node node, List<Buffer> inputs, List<Backend> backends) {
        try {
            return new Step(node, KernelChoice.choose(node.op(), shapes(inputs), backends), inputs);
        } catch (ShapeException e) {
            throw e.at("layer '" + node.name() + "'");
        }
    }

    private static List<Shape> shapes(List<Buffer> buffers) {
        return buffers.stream().map(Buffer::shape).toList();
    }

    Node node() {
        return node;
    }

    /** Computes the node's value; the same buffer each time. */
    Buffer run(List<Buffer> inputs) {
        List<Buffer> ready = new ArrayList<>(inputs);
        for (int i = 0; i < ready.size(); i++) {
            Buffer room = reordered.get(i);
            if (room != null) {
                room.load(inputs.get(i).tensor());
                ready.set(i, room);
            }
        }
        choice.computation().run(ready, output);
        return output;
    }

    /** What the step has just done. */
    LayerTrace trace(List<Buffer> inputs, long nanoseconds) {
        return new LayerTrace(
                node, shapes(inputs), output.tensor().copy(), choice.kernel(), choice.passedOver(), nanoseconds);
    }

    @Override
    public void close() {
        choice.computation().close();
        output.close();
        for (Buffer room : reordered) {
            if (room != null) {
                room.close();
            }
        }
    }
}
