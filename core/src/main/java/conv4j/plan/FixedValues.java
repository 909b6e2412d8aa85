package conv4j.plan;

import conv4j.kernel.Buffer;
import conv4j.kernel.Layout;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The values of a plan that are the same in every pass, constants and what follows from shapes. Who reads one in another
 * layout than it has gets a copy that is made once, for all passes.
 */
final class FixedValues {
    private final Map<String, Buffer> values;
    private final Map<Copy, Buffer> copies = new HashMap<>();

    private record Copy(String value, Layout layout) {}

    FixedValues(Map<String, Buffer> values) {
        this.values = values;
    }

    boolean contains(String value) {
        return values.containsKey(value);
    }

    Buffer buffer(String value) {
        return Objects.requireNonNull(values.get(value));
    }

    /** The value as one of a step's inputs. */
    synchronized Buffer read(Step step, int input) {
        String value = step.inputs().get(input);
        Buffer own = buffer(value);
        if (step.computation().reads(input, own.layout())) {
            return own;
        }
        return copies.computeIfAbsent(
                new Copy(value, step.computation().inputLayout(input)), copy -> copy(own, copy.layout()));
    }

    private static Buffer copy(Buffer own, Layout layout) {
        Buffer copy = layout.allocate(own.shape());
        copy.load(own.tensor());
        return copy;
    }

    void close() {
        copies.values().forEach(Buffer::close);
        values.values().forEach(Buffer::close);
    }
}
