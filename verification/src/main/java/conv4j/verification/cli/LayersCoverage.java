package conv4j.verification.cli;

import conv4j.verification.ProblemFormatException;
import conv4j.verification.coverage.Coverage;
import conv4j.verification.coverage.NetworkCoverage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The coverage of a network's layers.
 *
 * @param followed the one whose paths to the picture are drawn
 */
record LayersCoverage(
        String model, List<NetworkCoverage.Layer> layers, NetworkCoverage.Layer followed, List<String> unfollowed)
        implements CoverageReport {

    private record Numbers(double least, double most, double mean, int unreadPixels) {
        static Numbers of(Coverage coverage) {
            return new Numbers(coverage.least(), coverage.most(), coverage.mean(), coverage.unread());
        }
    }

    private record Layer(String layer, int[] input, int[] output, Numbers readsOfItsInput, Numbers pathsToPicture) {}

    private record Json(
            String model,
            int[] picture,
            List<Layer> layers,
            List<String> notFollowed,
            String followedLayer,
            double[] paths) {}

    /**
     * @param name of the layer to follow; null for the last
     * @throws ProblemFormatException when there is none of that name
     */
    static LayersCoverage of(String model, NetworkCoverage coverage, @Nullable String name) {
        List<String> names = coverage.layers();
        if (names.isEmpty()) {
            throw new ProblemFormatException(model + ": wanted a layer that reads more than one pixel, got none");
        }
        if (name != null && !names.contains(name)) {
            throw new ProblemFormatException(
                    "--layer: wanted one of " + String.join(", ", names) + ", got '" + name + "'");
        }
        List<NetworkCoverage.Layer> layers = names.stream().map(coverage::layer).toList();
        int followed = name == null ? names.size() - 1 : names.indexOf(name);
        return new LayersCoverage(model, layers, layers.get(followed), coverage.unfollowed());
    }

    @Override
    public Coverage map() {
        return followed.paths();
    }

    @Override
    public String title() {
        return model + ", " + followed.name();
    }

    @Override
    public String details() {
        return map().height() + " x " + map().width() + ", paths from each pixel to the "
                + size(followed.output().extent(2), followed.output().extent(3)) + " outputs";
    }

    private static String size(int rows, int columns) {
        return rows + "x" + columns;
    }

    @Override
    public String text() {
        TextTable table = new TextTable(
                Set.of("layer"),
                List.of(
                        "layer",
                        "input",
                        "output",
                        "reads: least",
                        "most",
                        "mean",
                        "never",
                        "paths: least",
                        "most",
                        "mean",
                        "never"));
        for (NetworkCoverage.Layer layer : layers) {
            Coverage own = layer.own();
            Coverage paths = layer.paths();
            table.add(List.of(
                    layer.name(),
                    size(own.height(), own.width()),
                    size(layer.output().extent(2), layer.output().extent(3)),
                    CoverageReport.number(own.least()),
                    CoverageReport.number(own.most()),
                    CoverageReport.number(own.mean()),
                    never(own),
                    CoverageReport.number(paths.least()),
                    CoverageReport.number(paths.most()),
                    CoverageReport.number(paths.mean()),
                    never(paths)));
        }
        String head =
                model + " on " + size(map().height(), map().width()) + ", on the reference kernels: how often a layer"
                        + " reads a cell of its input,\nthen by how many paths a pixel of the picture reaches the layer's outputs\n\n";
        String lost = unfollowed.isEmpty() ? "" : "  Not followed: " + String.join(", ", unfollowed) + "\n";
        return (head + table.text() + "\n  " + followed.name() + " back to the picture\n"
                        + CoverageReport.numbers(map()) + lost + LEGEND)
                .replace("\r\n", "\n")
                .replace("\n", System.lineSeparator());
    }

    private static final String LEGEND = """

              Counted for one filter and one channel, on rows and columns alone. What a layer reads is measured on its kernel
              by lighting each row and each column of its input alone; paths are counted back through what was measured:
              exactly up to 9e15, beyond that to 15 digits. A branch or a skip adds its paths. never: pixels without any.
            """;

    private static String never(Coverage coverage) {
        return coverage.unread() == 0 ? "" : Integer.toString(coverage.unread());
    }

    @Override
    public String json() {
        return NetworkJson.GSON.toJson(new Json(
                        model,
                        new int[] {map().height(), map().width()},
                        layers.stream()
                                .map(layer -> new Layer(
                                        layer.name(),
                                        new int[] {
                                            layer.own().height(), layer.own().width()
                                        },
                                        new int[] {
                                            layer.output().extent(2),
                                            layer.output().extent(3)
                                        },
                                        Numbers.of(layer.own()),
                                        Numbers.of(layer.paths())))
                                .toList(),
                        unfollowed,
                        followed.name(),
                        map().counts()))
                + System.lineSeparator();
    }
}
