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
    private Buffer output;
    /** One for each input that must be brought into the kernel's layout first, else null. */
    private final @Nullable Buffer[] reordered;

    private Step(Node node, KernelChoice choice) {
        this.node = node;
        this.choice = choice;
        this.output = choice.computation().newOutput();
        this.reordered = new @Nullable Buffer[node.inputs().size()];
    }

    /** Chooses a kernel for the node and makes it ready for inputs like these. */
    static Step prepare(Node node, List<Buffer> inputs, List<Backend> backends) {
        try {
            return new Step(node, KernelChoice.choose(node.op(), shapes(inputs), backends));
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

    Layout inputLayout() {
        return choice.computation().inputLayout();
    }

    boolean readsFrom(Step other) {
        return node.inputs().contains(other.node.name());
    }

    /** Lays the output out anew, as far as its kernel can, for those who read it. */
    void writeFor(List<Layout> readers) {
        Buffer fitted = choice.computation().newOutput(readers);
        output.close();
        output = fitted;
    }

    /** Computes the node's value; the same buffer each time, until {@link #writeFor}. */
    Buffer run(List<Buffer> inputs) {
        List<Buffer> ready = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            ready.add(ready(i, inputs.get(i)));
        }
        choice.computation().run(ready, output);
        return output;
    }

    /** The input itself where the kernel reads its layout, else a copy in the layout that the kernel wants. */
    private Buffer ready(int i, Buffer input) {
        Buffer room = reordered[i];
        if (choice.computation().reads(input.layout())) {
            if (room != null) {
                room.close();
                reordered[i] = null;
            }
            return input;
        }
        if (room == null) {
            room = inputLayout().allocate(input.shape());
            reordered[i] = room;
        }
        room.load(input.tensor());
        return room;
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
