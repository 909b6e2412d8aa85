package conv4j.model.zoo;

import conv4j.model.Model;
import conv4j.model.ModelFormatException;
import conv4j.model.ModelValue;
import conv4j.model.ModelValue.Fixed;
import conv4j.model.ModelValue.Free;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Published architectures by name, with random weights. */
public final class Zoo {
    private static final String INPUT = "image";

    private Zoo() {}

    /** What {@link #model} knows, as it is written in reports. */
    public static List<String> names() {
        return Stream.of(Architecture.values()).map(Architecture::title).toList();
    }

    /**
     * An architecture of the zoo for pictures {@code N x 3 x 224 x 224}, or 227 where it was published so. It gives
     * {@code N x 1000}: scores before softmax. Those that end in a global average run on other extents, too.
     *
     * @param name one of {@link #names()}; only letters and digits count, so that {@code MobileNetV2} is
     *     {@code mobilenet-v2}
     * @param seed of the weights: the same seed gives the same numbers everywhere. They are drawn when a kernel asks for
     *     them; the largest network, vgg19, has 575 MB
     * @throws ModelFormatException when there is none of that name
     */
    public static Model model(String name, long seed) {
        Architecture architecture = Stream.of(Architecture.values())
                .filter(one -> key(one.title()).equals(key(name)))
                .findFirst()
                .orElseThrow(() -> new ModelFormatException(
                        "zoo:" + name + ": wanted one of " + String.join(", ", names()) + ", got none of that name"));
        Draft draft = new Draft(new RandomWeights(seed));
        Features scores = architecture.scores(Features.image(draft, INPUT));
        Fixed side = new Fixed(architecture.side());
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("format", "zoo:" + architecture.title());
        properties.put("source", architecture.source());
        properties.put("seed", Long.toString(seed));
        return new Model(
                draft.graph(INPUT, scores.name()),
                List.of(new ModelValue(INPUT, "float32", List.of(new Free("N"), new Fixed(3), side, side))),
                List.of(new ModelValue(scores.name(), "float32", List.of(new Free("N"), new Fixed(1000)))),
                properties);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
