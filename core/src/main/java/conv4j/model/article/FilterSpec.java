package conv4j.model.article;

import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a command line asks for filters: {@code sobel-x}, {@code random:8}, {@code random:8:42}. */
public final class FilterSpec {
    /** Weights of one layer, as many as 64 MB hold: ten times the largest 3x3 layer of VGG16. */
    static final long MOST_WEIGHTS = 1 << 24;

    private static final Pattern RANDOM = Pattern.compile("random:(\\d{1,9})(?::(-?\\d{1,18}))?");

    private FilterSpec() {}

    /**
     * The filters that a text asks for.
     *
     * @param spec the name of a {@link NamedFilter}, or {@code random:N[:SEED]}; the seed is 0 if not given
     * @param channels of the network's input
     * @return one filter for a name, N for random
     * @throws IllegalArgumentException when the text is neither; the message lists what is known
     * @throws ShapeException when there is no such filter at this size, or they would be too large
     */
    public static List<Filter> filters(String spec, int channels, int height, int width) {
        Matcher random = RANDOM.matcher(spec);
        int count = random.matches() ? Integer.parseInt(random.group(1)) : 1;
        requireNamed(spec, random.matches(), count);
        requireBounded(spec, Shape.of(count, channels, height, width));
        if (!random.matches()) {
            return List.of(NamedFilter.named(spec).orElseThrow().of(height, width));
        }
        long seed = random.group(2) == null ? 0 : Long.parseLong(random.group(2));
        return RandomFilters.of(count, seed, channels, height, width);
    }

    private static void requireNamed(String spec, boolean random, int count) {
        if (count < 1 || (!random && NamedFilter.named(spec).isEmpty())) {
            throw new IllegalArgumentException("filter '" + spec + "': wanted one of " + NamedFilter.names()
                    + ", or random:N[:SEED] with N at least 1");
        }
    }

    /** Refuses before anything is allocated. */
    static void requireBounded(String where, Shape shape) {
        if (shape.elements() == 0 || shape.elements() > MOST_WEIGHTS) {
            throw new ShapeException(String.format(
                    Locale.ROOT, "filter '%s': wanted 1 to %,d weights, got %s", where, MOST_WEIGHTS, shape));
        }
    }
}
