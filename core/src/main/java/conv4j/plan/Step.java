package conv4j.plan;

import conv4j.graph.Node;
import conv4j.kernel.Backend;
import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.PackedWeights;
import conv4j.kernel.Workers;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A layer with the kernel that was chosen for it.
 *
 * @param inputShapes of what it was prepared for
 */
record Step(Layer layer, KernelChoice choice, List<Shape> inputShapes) {

    /**
     * Chooses a kernel and makes it ready for inputs like these. Weights that it has packed are let go where they can be
     * had again.
     *
     * @param weights that kernels of the network have packed
     * @throws ShapeException when the op is not defined for them; the message names the layer
     * @throws NoKernelException when none of the backends takes it
     */
    static Step prepare(Layer layer, List<Buffer> inputs, List<Backend> backends, PackedWeights weights) {
        List<Shape> shapes = inputs.stream().map(Buffer::shape).toList();
        try {
            KernelChoice choice = KernelChoice.choose(layer.op(), shapes, layer.epilogue(), backends, weights);
            if (choice.packed()) {
                layer.release();
            }
            return new Step(layer, choice, shapes);
        } catch (ShapeException e) {
            throw e.at("layer '" + layer.nodes().get(0).name() + "'");
        }
    }

    /** As {@link #prepare}; empty when none of the backends takes the layer as a whole. */
    static Optional<Step> tryTo(Layer layer, List<Buffer> inputs, List<Backend> backends, PackedWeights weights) {
        try {
            return Optional.of(prepare(layer, inputs, backends, weights));
        } catch (NoKernelException e) {
            return Optional.empty();
        }
    }

    /** The name of the value that it makes. */
    String name() {
        return layer.name();
    }

    List<String> inputs() {
        return layer.inputs();
    }

    Computation computation() {
        return choice.computation();
    }

    /** Runs it where nothing has been laid out for it yet: copies what lies otherwise than it reads. */
    Buffer runOnce(List<Buffer> inputs, Workers workers) {
        List<Buffer> ready = new ArrayList<>();
        List<Buffer> rooms = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Buffer input = inputs.get(i);
            if (!computation().reads(i, input.layout())) {
                Buffer room = computation().inputLayout(i).allocate(input.shape());
                room.load(input.tensor());
                rooms.add(room);
                input = room;
            }
            ready.add(input);
        }
        Buffer output = computation().newOutput();
        computation().bind(ready, output).run(workers);
        rooms.forEach(Buffer::close);
        return output;
    }

    StepTrace trace(long nanoseconds) {
        return new StepTrace(layer.nodes(), choice.kernel(), choice.passedOver(), nanoseconds);
    }

    LayerTrace trace(Tensor output, long nanoseconds) {
        Node node = layer.nodes().get(0);
        return new LayerTrace(node, inputShapes, output, choice.kernel(), choice.passedOver(), nanoseconds);
    }
}
