package conv4j.cli;

import conv4j.model.article.ArticleNetwork;
import conv4j.model.article.Filter;
import conv4j.model.article.FilterFile;
import conv4j.model.article.FilterSpec;
import conv4j.model.article.NamedFilter;
import conv4j.op.AveragePool2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Rounding;
import conv4j.op.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that shape the built-in network; left alone they give the article's. */
final class NetworkOptions {
    private static final int RGB = 3;

    @Option(
            names = "--filters",
            split = ",",
            paramLabel = "FILTER",
            description =
                    "Filters, comma-separated: names (see 'conv4j filters'), random:N[:SEED], or files (numbers as "
                            + "text, or .npy). Default: sobel-x,sobel-y,laplacian,blur,sharpen.")
    private List<String> filters = List.of("sobel-x", "sobel-y", "laplacian", "blur", "sharpen");

    @Option(
            names = "--window",
            paramLabel = "N|HxW",
            converter = Extent.Converter.class,
            description = "Size of named and random filters. Default: 3, or that of the filter files.")
    private @Nullable Extent window;

    @Option(
            names = "--stride",
            paramLabel = "N|HxW",
            converter = Extent.Converter.class,
            defaultValue = "1",
            description = "Rows and columns from one place of the window to the next. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Extent stride;

    @Option(
            names = "--padding",
            paramLabel = "PADDING",
            converter = Sides.Converter.class,
            defaultValue = "valid",
            description = "valid, same, same_lower, or cells of zeros: 1, or 1,2 (rows,columns), or 0,1,2,3 "
                    + "(top,left,bottom,right). Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Sides padding;

    @Option(
            names = "--dilation",
            paramLabel = "N|HxW",
            converter = Extent.Converter.class,
            defaultValue = "1",
            description = "Cells from one cell under the window to the next; 1 is a dense window. Default: "
                    + "${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Extent dilation;

    @Option(
            names = "--pool",
            paramLabel = "POOL",
            converter = Pool.Converter.class,
            defaultValue = "max:2",
            description =
                    "max or average with its window, as max:2 or average:3x2, or none. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Pool pool;

    @Option(
            names = "--pool-stride",
            paramLabel = "N|HxW",
            converter = Extent.Converter.class,
            description = "Default: the pool's window.")
    private @Nullable Extent poolStride;

    @Option(
            names = "--pool-padding",
            paramLabel = "PADDING",
            converter = Sides.Converter.class,
            defaultValue = "valid",
            description = "As --padding; its cells are never the largest, and do not count in an average. Default: "
                    + "${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Sides poolPadding;

    @Option(
            names = "--pool-dilation",
            paramLabel = "N|HxW",
            converter = Extent.Converter.class,
            defaultValue = "1",
            description = "Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Extent poolDilation;

    @Option(
            names = "--pool-ceil",
            description = "Let a last pool window hang over the end, so that no row or column is left unread.")
    private boolean poolCeil;

    @Option(names = "--count-include-pad", description = "Count cells of the padding in an average pool.")
    private boolean countIncludePad;

    /** Reads filter files where the options name any. */
    ArticleNetwork network() throws IOException {
        List<Filter> chosen = filters();
        ArticleNetwork network = ArticleNetwork.of(chosen);
        Window slid = padding.around(network.window()
                .withStride(stride.first(), stride.second())
                .withDilation(dilation.first(), dilation.second()));
        Op reduction = pool();
        return reduction == null
                ? network.withWindow(slid).withoutPool()
                : network.withWindow(slid).withPool(reduction);
    }

    private List<Filter> filters() throws IOException {
        Map<String, List<Filter>> files = new LinkedHashMap<>();
        for (String spec : filters) {
            if (isFile(spec)) {
                files.put(spec, FilterFile.read(Path.of(spec)));
            }
        }
        Extent size = window == null ? sizeOf(files) : window;
        return filters.stream()
                .flatMap(spec -> files.containsKey(spec)
                        ? files.get(spec).stream()
                        : FilterSpec.filters(spec, RGB, size.first(), size.second()).stream())
                .toList();
    }

    private static Extent sizeOf(Map<String, List<Filter>> files) {
        return files.values().stream()
                .flatMap(List::stream)
                .findFirst()
                .map(filter -> new Extent(filter.height(), filter.width()))
                .orElse(new Extent(3, 3));
    }

    /** No filter's name has a dot or a slash in it, so that a mistyped file is reported as a missing file. */
    private static boolean isFile(String spec) {
        return NamedFilter.named(spec).isEmpty()
                && !spec.startsWith("random:")
                && (spec.matches(".*[./\\\\].*") || Files.exists(Path.of(spec)));
    }

    private @Nullable Op pool() {
        if (pool.kind() == Pool.Kind.NONE) {
            return null;
        }
        Extent size = pool.window();
        Extent steps = poolStride == null ? size : poolStride;
        Window slid = poolPadding.around(Window.of(size.first(), size.second())
                .withStride(steps.first(), steps.second())
                .withDilation(poolDilation.first(), poolDilation.second())
                .withRounding(poolCeil ? Rounding.CEIL : Rounding.FLOOR));
        return pool.kind() == Pool.Kind.MAX ? new MaxPool2d(slid) : new AveragePool2d(slid, countIncludePad);
    }
}
