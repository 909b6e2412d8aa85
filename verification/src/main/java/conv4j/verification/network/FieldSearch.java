package conv4j.verification.network;

import conv4j.graph.Graph;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.verification.twin.Illumination;
import conv4j.verification.twin.StructureTwin;
import conv4j.verification.twin.TwinLayer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Receptive fields along one axis, measured on the structure twin: each row of the picture is lit alone, and the rows
 * that light up have read it. The picture is lengthened until no border cuts the field of a layer's middle cells, by
 * multiples of a period, so that same padding stays as it is.
 */
final class FieldSearch {
    /**
     * Numbers that lighting all rows of a picture may make, about 20 seconds of the reference kernels; fields that a longer
     * picture would show stay unknown. DenseNet-121, whose fields are among the largest, takes 2e9.
     */
    private static final double MOST_NUMBERS = 6e9;

    /** A layer that scales its picture to a fixed size has a field that grows with it, and no picture is long enough. */
    private static final int MOST_PICTURES = 5;

    private final StructureTwin twin;
    private final Graph graph;
    private final Shape picture;
    private final int axis;
    private final Map<String, FieldForm> forms;
    private final int period;
    private final int predicted;
    private final int across;

    /**
     * @param picture {@code 1 x 1 x H x W}
     * @param axis 2 for rows, 3 for columns
     * @param forms by layer: they say how long a picture to light, not what is found on it
     */
    FieldSearch(StructureTwin twin, Shape picture, int axis, Map<String, FieldForm> forms) {
        this.twin = twin;
        this.picture = picture;
        this.axis = axis;
        this.forms = forms;
        this.period = Math.toIntExact(
                forms.values().stream().mapToLong(FieldForm::jump).max().orElse(1));
        this.predicted = Math.toIntExact(
                forms.values().stream().mapToLong(FieldForm::size).max().orElse(1));
        this.graph = twin.graph(layer -> !layer.readsAll(axis));
        this.across = narrowest();
    }

    /** No row knows how wide the picture is, so the narrowest that the network takes is lit. */
    private int narrowest() {
        int width = picture.extent(5 - axis);
        for (int narrow = Math.floorMod(width, period); narrow < width; narrow += period) {
            if (narrow > 0 && takes(narrow)) {
                return narrow;
            }
        }
        return width;
    }

    private boolean takes(int narrow) {
        try (Illumination ignored = new Illumination(graph, List.of(shape(picture.extent(axis), narrow)))) {
            return true;
        } catch (ShapeException e) {
            return false;
        }
    }

    private Shape shape(int length, int narrow) {
        return axis == 2 ? Shape.of(1, 1, length, narrow) : Shape.of(1, 1, narrow, length);
    }

    Map<String, Field> fields() {
        Map<String, Field> fields = new HashMap<>();
        Map<String, Field> once = new HashMap<>();
        Map<String, List<BitSet>> own = Map.of();
        int length = picture.extent(axis);
        boolean allFound = graph.nodes().isEmpty();
        for (int pictures = 0; !allFound && pictures < MOST_PICTURES; pictures++) {
            Optional<Map<String, List<BitSet>>> lit = light(length);
            if (lit.isEmpty()) {
                break;
            }
            Map<String, List<BitSet>> reads = lit.get();
            own = own.isEmpty() ? reads : own;
            allFound = true;
            for (Map.Entry<String, List<BitSet>> layer : reads.entrySet()) {
                String name = layer.getKey();
                Optional<Field> field = measured(layer.getValue(), Objects.requireNonNull(own.get(name)), length);
                boolean found = field.isPresent()
                        && isLongEnough(name, length, field.get().equals(once.get(name)));
                field.ifPresent(one -> once.put(name, one));
                fields.put(name, found ? field.get() : new Field.Beyond(length));
                allFound &= found;
            }
            length = next(length);
        }
        for (TwinLayer layer : twin.layers()) {
            fields.putIfAbsent(layer.name(), new Field.Whole());
        }
        return fields;
    }

    /**
     * A picture that is shorter than the field may hide that there is more of it. What has a closed form must have room
     * for it, right or wrong; what has none must be the same on two pictures.
     */
    private boolean isLongEnough(String layer, int length, boolean again) {
        FieldForm form = forms.get(layer);
        return form == null ? again : length >= form.size() + 2 * form.jump();
    }

    /** Long enough for what is predicted, or half as long again. */
    private int next(int length) {
        int wanted = Math.max(predicted + 3 * period, length + length / 2);
        return length + (wanted - length + period - 1) / period * period;
    }

    private Optional<Map<String, List<BitSet>>> light(int length) {
        try (Illumination illumination = new Illumination(graph, List.of(shape(length, across)))) {
            return (double) illumination.numbers() * length > MOST_NUMBERS
                    ? Optional.empty()
                    : Optional.of(illumination.reads(0, axis));
        }
    }

    /** Empty while the border cuts too many fields to see one beside another. */
    private static Optional<Field> measured(List<BitSet> cells, List<BitSet> own, int length) {
        // What the border cuts is smaller than what it does not, though it need not begin at the border: a dilated
        // window
        // may have lost a cell outside and begin inside. Cells between two whole fields are whole.
        int size = cells.stream().mapToInt(FieldSearch::hull).max().orElse(0);
        int[] inside = IntStream.range(0, cells.size())
                .filter(cell -> hull(cells.get(cell)) == size
                        && cells.get(cell).nextSetBit(0) > 0
                        && cells.get(cell).length() < length)
                .toArray();
        if (inside.length < 2) {
            return Optional.empty();
        }
        int first = inside[0];
        int last = inside[inside.length - 1];
        double jump = (double) (cells.get(last).nextSetBit(0) - cells.get(first).nextSetBit(0)) / (last - first);
        BitSet middle = cells.get(inside[inside.length / 2]);
        return Optional.of(new Field.Measured(
                size,
                jump,
                Math.round(cells.get(first).nextSetBit(0) - first * jump),
                hull(middle) - middle.cardinality(),
                (int) own.stream().filter(cell -> hull(cell) < size).count()));
    }

    /** Cells from the first to the last. */
    private static int hull(BitSet cells) {
        return cells.isEmpty() ? 0 : cells.length() - cells.nextSetBit(0);
    }
}
