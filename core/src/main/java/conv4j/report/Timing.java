package conv4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How long something took in each pass of a run. The first pass is told apart: its code was not compiled yet.
 *
 * @param first nanoseconds of the first pass
 * @param later nanoseconds of each pass after it
 */
public record Timing(long first, List<Long> later) {
    public Timing {
        later = List.copyOf(later);
    }

    Timing with(long nanoseconds) {
        List<Long> all = new ArrayList<>(later);
        all.add(nanoseconds);
        return new Timing(first, all);
    }

    /** Pass by pass, the sum of all; they have equally many passes. */
    static Timing sum(List<Timing> parts) {
        int passes = parts.isEmpty() ? 0 : parts.get(0).later().size();
        return new Timing(
                parts.stream().mapToLong(Timing::first).sum(),
                IntStream.range(0, passes)
                        .mapToObj(pass -> parts.stream()
                                .mapToLong(part -> part.later().get(pass))
                                .sum())
                        .toList());
    }

    public double firstMilliseconds() {
        return first / 1e6;
    }

    /** The median of the later passes, in milliseconds; empty when there are none. */
    public OptionalDouble medianMilliseconds() {
        if (later.isEmpty()) {
            return OptionalDouble.empty();
        }
        long[] sorted = later.stream().mapToLong(Long::longValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
        return OptionalDouble.of(median / 1e6);
    }
}
