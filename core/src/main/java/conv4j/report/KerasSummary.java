package conv4j.report;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code model.summary()} of Keras 3 tells of a model, and to the letter how it prints it
 * (keras/src/utils/summary_utils.py).
 *
 * @param name of the model
 * @param sequential whether it is of the class {@code Sequential}
 * @param layers in the order in which they are printed
 * @param trainable all learned numbers that training may change
 * @param others all that it may not
 * @param optimizer what the optimizer of a compiled model keeps; null when there is none
 */
public record KerasSummary(
        String name,
        boolean sequential,
        List<Layer> layers,
        Numbers trainable,
        Numbers others,
        @Nullable Numbers optimizer) {

    /**
     * A line of the table.
     *
     * @param outputs shapes of what its last call makes; an axis of any size is empty
     * @param parameters how many learned numbers it holds
     * @param trainable whether training may change it
     * @param connectedTo what its calls read, as {@code conv2d[0][0]}
     * @param inner the layers of a model in the model, to be printed below it; empty for any other, and where they are
     *     not to be printed
     */
    public record Layer(
            String name,
            String className,
            List<List<OptionalInt>> outputs,
            long parameters,
            boolean trainable,
            List<String> connectedTo,
            List<Layer> inner) {
        public Layer {
            inner = List.copyOf(inner);
            outputs = outputs.stream().map(List::copyOf).toList();
            connectedTo = List.copyOf(connectedTo);
        }

        String shapes() {
            List<String> shapes = outputs.stream().map(Layer::shape).toList();
            return shapes.size() == 1 ? shapes.get(0) : shapes.toString();
        }

        private static String shape(List<OptionalInt> extents) {
            return extents.stream()
                    .map(extent -> extent.isPresent() ? Integer.toString(extent.getAsInt()) : "None")
                    .collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /** How many numbers, and the bytes that they take. */
    public record Numbers(long count, long bytes) {
        Numbers plus(Numbers more) {
            return new Numbers(count + more.count, bytes + more.bytes);
        }

        String text() {
            return String.format(Locale.ROOT, "%,d (%s)", count, Memory.text(bytes));
        }
    }

    public KerasSummary {
        layers = List.copyOf(layers);
    }

    /** The learned numbers and the optimizer's. */
    public Numbers total() {
        Numbers learned = trainable.plus(others);
        return optimizer == null ? learned : learned.plus(optimizer);
    }

    /**
     * Whether each layer reads the one above it, so that the table need not say what is connected: there is one layer
     * that reads none, all others read one value, and no two the same layer.
     */
    boolean isChain() {
        Set<String> read = new HashSet<>();
        int sources = 0;
        for (Layer layer : layers) {
            if (layer.connectedTo().isEmpty()) {
                sources++;
            } else if (layer.connectedTo().size() > 1
                    || !read.add(layer.connectedTo().get(0).replaceFirst("\\[\\d+]\\[\\d+]$", ""))) {
                return sequential;
            }
        }
        return sequential || sources == 1;
    }

    /**
     * The summary as Keras prints it; ends with a line end. What would move the cursor in a name is shown as a question
     * mark.
     *
     * @param lineLength width of the table; empty for Keras' own choice on a terminal of that many columns
     * @throws IllegalArgumentException when the columns do not fit into a line of this length
     */
    public String text(OptionalInt lineLength, int terminalColumns, boolean showTrainable) {
        String totals = " Total params: " + total().text() + "\n Trainable params: " + trainable.text()
                + "\n Non-trainable params: " + others.text() + "\n"
                + (optimizer == null ? "" : " Optimizer params: " + optimizer.text() + "\n");
        return "Model: \"" + printable(name) + "\"\n"
                + new KerasTable(!isChain(), showTrainable).of(layers, lineLength, terminalColumns)
                + totals;
    }

    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
