package conv4j.plan;

import conv4j.kernel.Buffer;
import conv4j.kernel.Layout;
import conv4j.tensor.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Buffers for values that are not all alive at once: those of one layout and shape take turns. Only those: a halo's zeros
 * are written once and then by nobody.
 */
final class Memory {

    /**
     * A value that needs room.
     *
     * @param first step at which it is written
     * @param last step at which it is read
     */
    record Lifetime(String value, Layout layout, Shape shape, int first, int last) {}

    private record Room(Layout layout, Shape shape) {}

    private Memory() {}

    /** One buffer for each lifetime, in their order. */
    static Map<Lifetime, Buffer> allocate(List<Lifetime> lifetimes) {
        Map<Room, Deque<Buffer>> free = new HashMap<>();
        List<Lifetime> alive = new ArrayList<>();
        Map<Lifetime, Buffer> buffers = new LinkedHashMap<>();
        List<Lifetime> inOrder = lifetimes.stream()
                .sorted(Comparator.comparingInt(Lifetime::first))
                .toList();
        for (Lifetime next : inOrder) {
            alive.removeIf(one -> {
                boolean over = one.last() < next.first();
                if (over) {
                    free.computeIfAbsent(new Room(one.layout(), one.shape()), room -> new ArrayDeque<>())
                            .push(Objects.requireNonNull(buffers.get(one)));
                }
                return over;
            });
            Deque<Buffer> fitting = free.getOrDefault(new Room(next.layout(), next.shape()), new ArrayDeque<>());
            buffers.put(next, fitting.isEmpty() ? next.layout().allocate(next.shape()) : fitting.pop());
            alive.add(next);
        }
        return buffers;
    }
}
