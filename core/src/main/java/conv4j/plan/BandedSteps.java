package conv4j.plan;

import conv4j.kernel.BandedPass;
import conv4j.kernel.Pass;
import conv4j.op.Walk;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Neighbouring steps, each of which reads the one before, that one thread runs band by band of rows: what a step has
 * written is still in the second-level cache when the next one reads it. MobileNet's first expansion makes 4.8 MB, which
 * its depthwise convolution would else fetch from beyond; in bands the network takes 3.7 ms instead of 4.1.
 *
 * @param first step of them
 * @param last step of them
 */
record BandedSteps(int first, int last) {
    /** Bytes between two steps that stay in the second-level cache by themselves. */
    private static final long STAYS = 400_000;

    /** Bytes of all maps that a band has under way: with the weights, half of a second-level cache. */
    private static final long IN_BAND = 250_000;

    /** Bytes of a step's weights, which each band reads anew. */
    private static final long WEIGHTS = 250_000;

    /** A band of one step. */
    private record Band(BandedPass pass, int from, int to) {}

    /** All bands of all steps, in the order in which they are computed. */
    record Bands(List<Band> order, int last) {

        /** Computes them, and allocates nothing. Returns the last step. */
        int run() {
            for (int i = 0; i < order.size(); i++) {
                Band band = order.get(i);
                band.pass().rows(band.from(), band.to());
            }
            return last;
        }
    }

    /** All of a schedule, in order. */
    static List<BandedSteps> of(List<Step> steps, List<Shape> made) {
        List<BandedSteps> all = new ArrayList<>();
        for (int first = 0, last; first < steps.size(); first = last + 1) {
            Set<String> inside = new HashSet<>();
            last = first;
            while (last + 1 < steps.size() && follows(steps, made, last, inside)) {
                last++;
            }
            if (last > first) {
                all.add(new BandedSteps(first, last));
            }
        }
        return all;
    }

    /**
     * Whether the step after one can be run together with it.
     *
     * @param inside what those that are run together have made up to now; this one's is added
     */
    private static boolean follows(List<Step> steps, List<Shape> made, int i, Set<String> inside) {
        Step next = steps.get(i + 1);
        inside.add(steps.get(i).name());
        List<String> others = next.inputs().subList(1, next.inputs().size());
        return bytes(made.get(i)) > STAYS
                && isBanded(steps.get(i), made.get(i))
                && isBanded(next, made.get(i + 1))
                && next.inputs().get(0).equals(steps.get(i).name())
                && others.stream().noneMatch(inside::contains);
    }

    private static boolean isBanded(Step step, Shape made) {
        return step.computation().bands().isPresent()
                && made.extent(0) == 1
                && step.layer().op().parameterCount() * Float.BYTES <= WEIGHTS;
    }

    private static long bytes(Shape shape) {
        return shape.elements() * Float.BYTES;
    }

    /** The first of the steps that one is run together with; itself where it is run alone. */
    static int begin(List<BandedSteps> all, int step) {
        return with(all, step).map(BandedSteps::first).orElse(step);
    }

    /** The last of the steps that one is run together with; itself where it is run alone. */
    static int end(List<BandedSteps> all, int step) {
        return with(all, step).map(BandedSteps::last).orElse(step);
    }

    private static Optional<BandedSteps> with(List<BandedSteps> all, int step) {
        return all.stream()
                .filter(some -> some.first <= step && step <= some.last)
                .findAny();
    }

    /**
     * @param steps of the schedule, with what each has made and its pass
     */
    Bands bind(List<Step> steps, List<Shape> made, List<Pass> passes) {
        int count = last - first + 1;
        List<Walk> walks = steps.subList(first, last + 1).stream()
                .map(step -> step.computation().bands().orElseThrow())
                .toList();
        int height = walks.get(count - 1).places();
        long perRow = 0;
        for (int i = first; i <= last; i++) {
            perRow += bytes(made.get(i)) / height;
        }
        int band = (int) Math.max(1, IN_BAND / perRow);
        List<Band> order = new ArrayList<>();
        int[] done = new int[count];
        for (int to = band; done[count - 1] < height; to += band) {
            int[] wanted = wanted(walks, Math.min(to, height));
            for (int i = 0; i < count; i++) {
                if (wanted[i] > done[i]) {
                    order.add(new Band((BandedPass) passes.get(first + i), done[i], wanted[i]));
                    done[i] = wanted[i];
                }
            }
        }
        return new Bands(order, last);
    }

    /** One past the last row that each step has to have made, for the last one to have made so many; in the end all. */
    private static int[] wanted(List<Walk> walks, int rows) {
        int[] wanted = new int[walks.size()];
        int next = rows;
        for (int i = walks.size() - 1; i >= 0; i--) {
            Walk walk = walks.get(i);
            wanted[i] = rows == walks.get(walks.size() - 1).places() ? walk.places() : next;
            int cell = walk.cell(Math.max(next, 1) - 1, walk.axis().size() - 1);
            next = Math.min(walk.length(), Math.max(0, cell + 1));
        }
        return wanted;
    }
}
