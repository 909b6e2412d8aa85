package conv4j.verification.network;

import conv4j.op.AveragePool2d;
import conv4j.op.Concat;
import conv4j.op.Conv2d;
import conv4j.op.LpPool2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.verification.twin.StructureTwin;
import conv4j.verification.twin.TwinLayer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The receptive field of a layer's cells along one axis by the recurrence
 * {@code r += (F' - 1) * j; start -= P * j; j *= S} from {@code r = 1, j = 1, start = 0} on (Araujo, Norris and Sim,
 * Computing receptive fields of convolutional neural networks, Distill 2019). Where branches of one jump meet, the hull
 * of their fields.
 *
 * @param size cells of the picture from the first to the last that one cell of the layer reads, r
 * @param jump cells of the picture from one cell's field to the next one's
 * @param start where the first cell's field starts; negative in the padding
 */
public record FieldForm(long size, long jump, long start) {
    private static final FieldForm PICTURE = new FieldForm(1, 1, 0);

    /**
     * @param shapes of the twin's layers, for same padding depends on the input
     * @param picture shape of the twin's input
     * @param axis 2 for rows, 3 for columns
     * @return for each layer that has a closed form
     */
    static Map<String, FieldForm> of(StructureTwin twin, Map<String, Shape> shapes, Shape picture, int axis) {
        Map<String, FieldForm> forms = new HashMap<>(Map.of(twin.input(), PICTURE));
        for (TwinLayer layer : twin.layers()) {
            Optional<FieldForm> hull = hull(layer, forms);
            Shape input = shapes.getOrDefault(layer.inputs().get(0), picture);
            Optional<FieldForm> form = layer.readsAll(axis)
                    ? Optional.empty()
                    : hull.flatMap(field -> field.after(layer.steps(), input.extent(axis), axis));
            form.ifPresent(found -> forms.put(layer.name(), found));
        }
        return forms;
    }

    private static Optional<FieldForm> hull(TwinLayer layer, Map<String, FieldForm> forms) {
        if (!forms.keySet().containsAll(layer.inputs()) || layer.join() instanceof Concat) {
            return Optional.empty();
        }
        List<FieldForm> fields = layer.inputs().stream()
                .map(input -> Objects.requireNonNull(forms.get(input)))
                .toList();
        long start = fields.stream().mapToLong(FieldForm::start).min().orElseThrow();
        long end = fields.stream()
                .mapToLong(field -> field.start + field.size)
                .max()
                .orElseThrow();
        long jump = fields.get(0).jump;
        return fields.stream().allMatch(field -> field.jump == jump)
                ? Optional.of(new FieldForm(end - start, jump, start))
                : Optional.empty();
    }

    private Optional<FieldForm> after(List<Op> steps, int input, int axis) {
        if (steps.isEmpty()) {
            return Optional.of(this);
        }
        Op op = steps.get(0);
        if (op instanceof Conv2d conv) {
            return Optional.of(after(conv.window(), input, axis));
        }
        if (op instanceof MaxPool2d pool) {
            return Optional.of(after(pool.window(), input, axis));
        }
        if (op instanceof AveragePool2d pool) {
            return Optional.of(after(pool.window(), input, axis));
        }
        if (op instanceof LpPool2d pool) {
            return Optional.of(after(pool.window(), input, axis));
        }
        if (op instanceof Pad pad && pad.mode() == Pad.Mode.CONSTANT) {
            long before = pad.paddings().stream()
                    .filter(padding -> padding.axis() == axis)
                    .mapToLong(padding -> padding.before())
                    .sum();
            return Optional.of(new FieldForm(size, jump, start - before * jump));
        }
        return Optional.empty();
    }

    private FieldForm after(Window window, int input, int axis) {
        WindowAxis slid = axis == 2 ? window.height() : window.width();
        return new FieldForm(
                size + (LayerFormulas.reach(slid) - 1) * jump,
                jump * slid.stride(),
                start - LayerFormulas.paddingBefore(slid, input) * jump);
    }
}
