package conv4j.verification.network;

import conv4j.graph.Graph;
import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.LpPool2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Window;
import conv4j.plan.LayerTrace;
import conv4j.plan.Trace;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Kind;
import conv4j.verification.execution.Executor;
import conv4j.verification.execution.Outcome;
import conv4j.verification.rules.Prediction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Predicted shapes, each fed by the predictions before it: nothing that was executed enters the chain but the shape of
 * the picture. Branches are followed; where they meet, their predictions do.
 */
final class ShapeChain {

    /**
     * @param shape empty where the chain is broken
     * @param reason names of the rules that spoke; or why the chain is broken
     * @param inputs the predictions that it was made of; fewer where the chain was broken before
     */
    record Link(Optional<Shape> shape, String reason, List<Shape> inputs) {
        static Link of(Shape shape, String rule) {
            return new Link(Optional.of(shape), rule, List.of());
        }

        static Link broken(String reason) {
            return new Link(Optional.empty(), reason, List.of());
        }

        Link from(List<Shape> shapes) {
            return new Link(shape, reason, List.copyOf(shapes));
        }
    }

    private final Rulebook rulebook;
    private final Executor executor = new Executor(new ReferenceBackend());
    private final Map<String, Link> links = new HashMap<>();
    private final Map<String, Tensor> constants;

    private ShapeChain(Rulebook rulebook, Graph graph, Trace trace) {
        this.rulebook = rulebook;
        this.constants = graph.constants();
        graph.constants().forEach((name, constant) -> links.put(name, Link.of(constant.shape(), "")));
        for (int i = 0; i < graph.inputs().size(); i++) {
            links.put(graph.inputs().get(i), Link.of(trace.inputs().get(i).shape(), ""));
        }
    }

    /** A link for each layer of a traced pass, in its order. */
    static List<Link> of(Rulebook rulebook, Graph graph, Trace trace) {
        ShapeChain chain = new ShapeChain(rulebook, graph, trace);
        List<Link> found = new ArrayList<>();
        for (LayerTrace layer : trace.layers()) {
            Link link = chain.link(layer);
            chain.links.put(layer.node().name(), link);
            found.add(link);
        }
        return found;
    }

    private Link link(LayerTrace layer) {
        List<Shape> inputs = new ArrayList<>();
        for (String name : layer.node().inputs()) {
            Link link = Objects.requireNonNull(links.get(name));
            if (link.shape().isEmpty()) {
                return Link.broken("nothing predicted for its input '" + name + "'");
            }
            inputs.add(link.shape().get());
        }
        return link(layer, inputs).from(inputs);
    }

    private Link link(LayerTrace layer, List<Shape> inputs) {
        Op op = layer.node().op();
        if (op instanceof Conv2d conv) {
            return windowed(Kind.CONV2D, conv.window(), inputs.get(0), conv.outputChannels());
        }
        if (op instanceof ConvTranspose2d conv) {
            return transposed(conv, inputs.get(0));
        }
        if (op instanceof MaxPool2d pool) {
            return pooled(Kind.MAX_POOL2D, pool.window(), inputs.get(0));
        }
        if (op instanceof AveragePool2d pool) {
            return pooled(
                    pool.countIncludePad() ? Kind.AVERAGE_POOL2D_WITH_PADDING : Kind.AVERAGE_POOL2D,
                    pool.window(),
                    inputs.get(0));
        }
        if (op instanceof LpPool2d pool) {
            return pooled(Kind.AVERAGE_POOL2D, pool.window(), inputs.get(0));
        }
        return ShapeForms.predict(op, inputs).map(shape -> Link.of(shape, "")).orElseGet(() -> unruled(layer, inputs));
    }

    private Link pooled(Kind kind, Window window, Shape input) {
        return windowed(kind, window, input, input.extent(1));
    }

    private Link windowed(@Nullable Kind kind, Window window, Shape input, int channels) {
        Optional<Rulebook.Word> rows = rulebook.predict(kind, window.height(), input.extent(2));
        Optional<Rulebook.Word> columns = rulebook.predict(kind, window.width(), input.extent(3));
        if (rows.isEmpty() || columns.isEmpty()) {
            return Link.broken("no rule of " + rulebook + " for this window");
        }
        Prediction height = rows.get().prediction();
        Prediction width = columns.get().prediction();
        TreeSet<String> names = new TreeSet<>(
                List.of(rows.get().rule().name(), columns.get().rule().name()));
        String rule = String.join(", ", names);
        return height instanceof Prediction.Size oh && width instanceof Prediction.Size ow
                ? Link.of(Shape.of(input.extent(0), channels, oh.cells(), ow.cells()), rule)
                : Link.broken(rule + ": " + (height instanceof Prediction.Size ? width : height));
    }

    /** The rules speak of transposed convolutions without output padding, which is added on. */
    private Link transposed(ConvTranspose2d conv, Shape input) {
        Link covered = windowed(null, conv.window(), input, conv.outputChannels());
        boolean same = !(conv.window().height().padding() instanceof Padding.Explicit);
        return covered.shape().isEmpty() || same
                ? covered
                : Link.of(
                        Shape.of(
                                input.extent(0),
                                conv.outputChannels(),
                                covered.shape().get().extent(2) + conv.outputPaddingHeight(),
                                covered.shape().get().extent(3) + conv.outputPaddingWidth()),
                        covered.reason());
    }

    /** An op for which no closed form is written down, executed alone on what was predicted for its inputs. */
    private Link unruled(LayerTrace layer, List<Shape> inputs) {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            String name = layer.node().inputs().get(i);
            Tensor constant = constants.get(name);
            tensors.add(constant == null ? Tensor.zeros(inputs.get(i)) : constant);
        }
        Outcome outcome = executor.run(layer.node().op(), tensors);
        return outcome instanceof Outcome.Produced produced
                ? Link.of(produced.output().shape(), "executed on the predicted input")
                : Link.broken(outcome instanceof Outcome.Illegal illegal ? illegal.message() : outcome.toString());
    }
}
