package conv4j.cli;

import conv4j.Network;
import conv4j.model.ModelValue;
import conv4j.model.keras.KerasLayer;
import conv4j.model.keras.KerasModel;
import conv4j.model.keras.KerasValue;
import conv4j.model.keras.OptimizerState;
import conv4j.plan.LayerTrace;
import conv4j.plan.Trace;
import conv4j.report.KerasSummary;
import conv4j.report.KerasSummary.Numbers;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * A Keras model's layers with the shapes that execution gave them. What Keras calls None is an axis that comes out
 * otherwise when the free axes of the model's inputs are longer: so it is read off two passes, not worked out.
 */
final class ExecutedKeras {
    private final KerasModel model;
    private final Map<String, Shape> shapes;
    private final Map<String, Shape> longerShapes;

    /**
     * @param longer of a pass in which every free axis of the model's inputs was longer
     */
    ExecutedKeras(KerasModel model, Trace trace, Trace longer) {
        this.model = model;
        this.shapes = shapes(trace);
        this.longerShapes = shapes(longer);
    }

    private Map<String, Shape> shapes(Trace trace) {
        Map<String, Shape> shapes = new HashMap<>();
        model.model().graph().constants().forEach((name, constant) -> shapes.put(name, constant.shape()));
        List<Tensor> inputs = trace.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            shapes.put(model.inputs().get(i).name(), inputs.get(i).shape());
        }
        for (LayerTrace layer : trace.layers()) {
            shapes.put(layer.node().name(), layer.output().shape());
        }
        return shapes;
    }

    KerasSummary summary() {
        OptimizerState optimizer = model.optimizer();
        return new KerasSummary(
                model.name(),
                model.className().equals("Sequential"),
                model.layers().stream().map(this::layer).toList(),
                sum(KerasLayer::trainableParameters, KerasLayer::trainableBytes),
                sum(KerasLayer::otherParameters, KerasLayer::otherBytes),
                optimizer == null ? null : new Numbers(optimizer.numbers(), optimizer.bytes()));
    }

    private Numbers sum(ToLongFunction<KerasLayer> count, ToLongFunction<KerasLayer> bytes) {
        return new Numbers(
                model.layers().stream().mapToLong(count).sum(),
                model.layers().stream().mapToLong(bytes).sum());
    }

    private KerasSummary.Layer layer(KerasLayer layer) {
        return new KerasSummary.Layer(
                layer.name(),
                layer.className(),
                layer.outputs().stream().map(this::extents).toList(),
                layer.parameters(),
                layer.trainable(),
                layer.inbound(),
                layer.nested() == null ? List.of() : inner(layer.nested()));
    }

    /**
     * Keras prints what a model in the model made of its own inputs, of whatever size they may be, when it was built: so
     * it is run by itself. What it leaves free is as long as in the outer model.
     */
    private List<KerasSummary.Layer> inner(KerasLayer.Nested nested) {
        KerasModel inside = nested.model();
        List<ModelValue> inputs = inside.model().inputs();
        Tensor[] zeros = new Tensor[inputs.size()];
        Tensor[] longer = new Tensor[inputs.size()];
        for (int i = 0; i < inputs.size(); i++) {
            String read = nested.reads().get(i);
            Shape outer = Objects.requireNonNull(shapes.get(read), read);
            zeros[i] = Tensor.zeros(ZeroInputs.shape(inputs.get(i), outer::extent));
            longer[i] =
                    Tensor.zeros(ZeroInputs.shape(inputs.get(i), axis -> Math.multiplyExact(2, outer.extent(axis))));
        }
        try (Network network = Network.of(inside.model().graph())) {
            return new ExecutedKeras(inside, network.trace(zeros), network.trace(longer)).layersOnly();
        }
    }

    /** Keras expands layers, but not functions of {@code keras.ops}; and what those of a model in it read, it leaves out. */
    private List<KerasSummary.Layer> layersOnly() {
        return model.layers().stream()
                .filter(KerasLayer::isLayer)
                .map(this::layer)
                .map(layer -> new KerasSummary.Layer(
                        layer.name(),
                        layer.className(),
                        layer.outputs(),
                        layer.parameters(),
                        layer.trainable(),
                        List.of(),
                        layer.inner()))
                .toList();
    }

    private List<OptionalInt> extents(KerasValue value) {
        Shape shape = value.inKerasOrder(Objects.requireNonNull(shapes.get(value.name()), value.name()));
        Shape longer = value.inKerasOrder(Objects.requireNonNull(longerShapes.get(value.name()), value.name()));
        return IntStream.range(0, shape.rank())
                .mapToObj(axis -> shape.extent(axis) == longer.extent(axis)
                        ? OptionalInt.of(shape.extent(axis))
                        : OptionalInt.empty())
                .toList();
    }
}
