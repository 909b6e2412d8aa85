package conv4j.verification.network;

import conv4j.graph.Graph;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.verification.twin.Illumination;
import conv4j.verification.twin.StructureTwin;
import conv4j.verification.twin.TwinLayer;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Receptive fields along one axis, measured on the structure twin: each row of the picture is lit alone, and the rows
 * that light up have read it. The picture is lengthened until no border cuts the field of a layer's middle cells, by
 * multiples of a period, so that same padding stays as it is.
 */
final class FieldSearch {
    /** A picture that would take longer than this to light is not made: fields that a border still cuts stay unknown. */
    private static final double MOST_SECONDS = 15;

    private final StructureTwin twin;
    private final Graph graph;
    private final Shape picture;
    private final int axis;
    private final int period;
    private final int predicted;
    private final int across;

    /**
     * @param picture {@code 1 x 1 x H x W}
     * @param axis 2 for rows, 3 for columns
     * @param forms where to look: nothing that is found depends on them
     */
    FieldSearch(StructureTwin twin, Shape picture, int axis, Collection<FieldForm> forms) {
        this.twin = twin;
        this.picture = picture;
        this.axis = axis;
        this.period =
                Math.toIntExact(forms.stream().mapToLong(FieldForm::jump).max().orElse(1));
        this.predicted =
                Math.toIntExact(forms.stream().mapToLong(FieldForm::size).max().orElse(1));
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
        Map<String, List<BitSet>> own = Map.of();
        int length = picture.extent(axis);
        boolean allFound = graph.nodes().isEmpty();
        while (!allFound) {
            long start = System.nanoTime();
            Map<String, List<BitSet>> reads = light(length);
            double seconds = (System.nanoTime() - start) * 1e-9;
            own = own.isEmpty() ? reads : own;
            allFound = true;
            for (Map.Entry<String, List<BitSet>> layer : reads.entrySet()) {
                Optional<Field> field = measured(layer.getValue(), own.get(layer.getKey()), length);
                fields.put(layer.getKey(), field.orElse(new Field.Beyond(length)));
                allFound &= field.isPresent();
            }
            int longer = next(length);
            if (seconds * longer * longer / ((double) length * length) > MOST_SECONDS) {
                break;
            }
            length = longer;
        }
        for (TwinLayer layer : twin.layers()) {
            fields.putIfAbsent(layer.name(), new Field.Whole());
        }
        return fields;
    }

    /** Long enough for what is predicted, or twice as long where that was not. */
    private int next(int length) {
        int wanted = length > predicted ? 2 * length : predicted + 3 * period;
        return length + Math.max(1, (wanted - length + period - 1) / period) * period;
    }

    private Map<String, List<BitSet>> light(int length) {
        try (Illumination illumination = new Illumination(graph, List.of(shape(length, across)))) {
            return illumination.reads(0, axis);
        }
    }

    /** Empty while the border cuts too many fields to see one beside another. */
    private static Optional<Field> measured(List<BitSet> cells, List<BitSet> own, int length) {
        int[] inside = IntStream.range(0, cells.size())
                .filter(cell ->
                        cells.get(cell).nextSetBit(0) > 0 && cells.get(cell).length() < length)
                .toArray();
        if (inside.length < 2) {
            return Optional.empty();
        }
        int first = inside[0];
        int last = inside[inside.length - 1];
        double jump = (double) (cells.get(last).nextSetBit(0) - cells.get(first).nextSetBit(0)) / (last - first);
        int size = IntStream.of(inside).map(cell -> hull(cells.get(cell))).max().orElseThrow();
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
