package conv4j.verification.network;

import conv4j.BackendChoice;
import conv4j.Network;
import conv4j.graph.Graph;
import conv4j.plan.LayerTrace;
import conv4j.plan.Trace;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.twin.Illumination;
import conv4j.verification.twin.StructureTwin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * All that was found of one network.
 *
 * @param inputs shapes of the tensors that it was given
 * @param rulebook whose rules predicted the shapes
 * @param article where the chain of the article's formulas breaks: layer and reason; empty where it holds throughout
 * @param unfollowed layers whose rows and columns the structure twin does not follow
 * @param smallest the smallest pictures that it takes; empty when it takes none
 */
public record NetworkStudy(
        List<Shape> inputs,
        Rulebook rulebook,
        List<LayerStudy> layers,
        Optional<String> article,
        List<String> unfollowed,
        List<SmallestInput> smallest) {
    public NetworkStudy {
        inputs = List.copyOf(inputs);
        layers = List.copyOf(layers);
        unfollowed = List.copyOf(unfollowed);
        smallest = List.copyOf(smallest);
    }

    /**
     * Executes a network on the reference kernels and studies it.
     *
     * @param inputs what it is given: pictures without structure, so that no kernel meets only zeros
     * @throws conv4j.tensor.ShapeException when it does not take them
     */
    public static NetworkStudy of(Graph graph, List<Tensor> inputs, Rulebook rulebook, Progress progress) {
        try (Network network = Network.of(graph, BackendChoice.REFERENCE)) {
            progress.at("executing the network", 0, graph.nodes().size());
            Trace trace = network.trace(inputs.toArray(Tensor[]::new));
            NetworkStudy study = new Study(graph, trace, rulebook, progress).run();
            progress.at("done", 1, 1);
            return study;
        }
    }

    public boolean allAgree() {
        return layers.stream().allMatch(layer -> layer.disagreements().isEmpty());
    }

    public long sum(ToLongFunction<LayerStudy> number) {
        return layers.stream().mapToLong(number).sum();
    }

    /** All ticks of all layers. */
    public Ticks counted() {
        return layers.stream().flatMap(layer -> layer.counted().stream()).reduce(Ticks.NONE, Ticks::plus);
    }

    /** The experiments of one study. */
    private record Study(Graph graph, Trace trace, Rulebook rulebook, Progress progress) {

        NetworkStudy run() {
            Optional<StructureTwin> twin = StructureTwin.of(graph, trace);
            List<Instrumented> counts = instrumented();
            Fields fields = twin.map(this::fields).orElse(Fields.NONE);
            List<ShapeChain.Link> links = ShapeChain.of(rulebook, graph, trace);
            List<LayerStudy> layers = new ArrayList<>();
            for (int i = 0; i < trace.layers().size(); i++) {
                layers.add(layer(trace.layers().get(i), links.get(i), counts.get(i), fields));
            }
            return new NetworkStudy(
                    trace.inputs().stream().map(Tensor::shape).toList(),
                    rulebook,
                    layers,
                    article(),
                    twin.map(found -> found.lost().stream().sorted().toList()).orElse(List.of()),
                    twin.map(found -> smallest(found, period(fields))).orElse(List.of()));
        }

        private record Instrumented(Optional<Ticks> counted, boolean sameOutput) {}

        private record Fields(
                Map<String, Field> rows,
                Map<String, Field> columns,
                Map<String, FieldForm> rowForms,
                Map<String, FieldForm> columnForms) {
            static final Fields NONE = new Fields(Map.of(), Map.of(), Map.of(), Map.of());
        }

        /** Runs each layer once more, through kernels that count, on what it read in the network. */
        private List<Instrumented> instrumented() {
            Map<String, Tensor> values = new HashMap<>(graph.constants());
            for (int i = 0; i < graph.inputs().size(); i++) {
                values.put(graph.inputs().get(i), trace.inputs().get(i));
            }
            List<Instrumented> all = new ArrayList<>();
            for (LayerTrace layer : trace.layers()) {
                progress.at("counting multiply-adds", all.size(), trace.layers().size());
                List<Tensor> read = layer.node().inputs().stream()
                        .map(name -> Objects.requireNonNull(values.get(name)))
                        .toList();
                Shape output = layer.output().shape();
                Optional<Instrument.Counted> run = Instrument.run(layer.node().op(), read, output);
                all.add(new Instrumented(
                        run.map(Instrument.Counted::ticks),
                        run.flatMap(Instrument.Counted::output)
                                .map(tensor -> Arrays.equals(
                                        tensor.values(), layer.output().values()))
                                .orElse(true)));
                values.put(layer.node().name(), layer.output());
            }
            return all;
        }

        private Fields fields(StructureTwin twin) {
            Shape picture = picture(twin);
            Map<String, Shape> shapes;
            try (Illumination dark = new Illumination(twin.graph(layer -> true), List.of(picture))) {
                shapes = dark.shapes();
            }
            progress.at("measuring receptive fields", 0, 2);
            Map<String, FieldForm> rowForms = FieldForm.of(twin, shapes, picture, 2);
            Map<String, Field> rows = new FieldSearch(twin, picture, 2, rowForms).fields();
            if (twin.isSquare() && picture.extent(2) == picture.extent(3)) {
                return new Fields(rows, rows, rowForms, rowForms);
            }
            progress.at("measuring receptive fields", 1, 2);
            Map<String, FieldForm> columnForms = FieldForm.of(twin, shapes, picture, 3);
            Map<String, Field> columns = new FieldSearch(twin, picture, 3, columnForms).fields();
            return new Fields(rows, columns, rowForms, columnForms);
        }

        /** The largest jump, after which sizes fare as they did a jump before. */
        private static int period(Fields fields) {
            return Stream.concat(fields.rowForms().values().stream(), fields.columnForms().values().stream())
                    .mapToInt(form -> Math.toIntExact(form.jump()))
                    .max()
                    .orElse(1);
        }

        private Shape input(StructureTwin twin) {
            return trace.inputs().get(graph.inputs().indexOf(twin.input())).shape();
        }

        private Shape picture(StructureTwin twin) {
            return twin.picture(input(twin));
        }

        private LayerStudy layer(LayerTrace layer, ShapeChain.Link link, Instrumented counts, Fields fields) {
            String name = layer.node().name();
            return new LayerStudy(
                    name,
                    layer.node().op().name(),
                    layer.output().shape(),
                    link.shape(),
                    link.reason(),
                    layer.node().op().parameters().stream()
                            .mapToLong(weights -> weights.values().length)
                            .sum(),
                    LayerFormulas.parameters(layer.node().op()),
                    counts.counted(),
                    counts.counted()
                            .flatMap(ticks -> link.shape()
                                    .map(shape -> LayerFormulas.multiplyAdds(
                                            layer.node().op(), link.inputs(), shape))),
                    counts.sameOutput(),
                    axis(name, fields.rows(), fields.rowForms()),
                    axis(name, fields.columns(), fields.columnForms()));
        }

        private static LayerStudy.AxisStudy axis(String name, Map<String, Field> fields, Map<String, FieldForm> forms) {
            return new LayerStudy.AxisStudy(
                    fields.getOrDefault(name, new Field.Unknown()), Optional.ofNullable(forms.get(name)));
        }

        private Optional<String> article() {
            List<ShapeChain.Link> links = ShapeChain.of(Rulebook.ARTICLE, graph, trace);
            for (int i = 0; i < links.size(); i++) {
                if (links.get(i).shape().isEmpty()) {
                    return Optional.of(trace.layers().get(i).node().name() + ": "
                            + links.get(i).reason());
                }
            }
            return Optional.empty();
        }

        private List<SmallestInput> smallest(StructureTwin twin, int period) {
            progress.at("searching the smallest picture", 0, 1);
            Shape picture = picture(twin);
            int height = picture.extent(2);
            int width = picture.extent(3);
            if (twin.rowAxis() < 0) {
                return List.of(search("length", width, period, twin, size -> new int[] {1, size}));
            }
            return height == width
                    ? List.of(search("height = width", width, period, twin, size -> new int[] {size, size}))
                    : List.of(
                            search("height", height, period, twin, size -> new int[] {size, width}),
                            search("width", width, period, twin, size -> new int[] {height, size}));
        }

        private interface Picture {
            /** Rows and columns. */
            int[] of(int size);
        }

        private SmallestInput search(String axes, int largest, int period, StructureTwin twin, Picture of) {
            int picture = graph.inputs().indexOf(twin.input());
            return SmallestInput.find(
                    axes,
                    largest,
                    largest + period,
                    graph,
                    twin,
                    size -> Shape.of(1, 1, of.of(size)[0], of.of(size)[1]),
                    size -> {
                        List<Shape> shapes = new ArrayList<>(
                                trace.inputs().stream().map(Tensor::shape).toList());
                        shapes.set(picture, twin.resized(shapes.get(picture), of.of(size)[0], of.of(size)[1]));
                        return shapes;
                    });
        }
    }
}
