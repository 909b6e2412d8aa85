package conv4j.plan;

import conv4j.kernel.Buffer;
import conv4j.kernel.Layout;
import conv4j.op.Concat;
import conv4j.plan.Memory.Lifetime;
import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Where the value of each step lies, once all steps are prepared and the first pass has shown their shapes: each producer
 * writes as its readers want to read, what is concatenated is written where it is wanted together, and values that are
 * not alive at once take turns.
 *
 * <p>It remembers of what the steps made how it lay, and none of the numbers.
 */
final class Wiring {
    /** A value that is read after the last step. */
    static final int AFTERWARDS = Integer.MAX_VALUE;

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Made> made = new HashMap<>();
    private final Set<String> outputs;
    private final Map<String, Integer> producers = new HashMap<>();
    private final Map<String, List<Reading>> readings = new HashMap<>();
    /** The concatenation that a value is a part of. */
    private final Map<String, String> homes = new HashMap<>();

    /** One input of one step. */
    private record Reading(int step, int input, Layout wanted) {}

    /** How a step's value lay in the first pass. */
    private record Made(Layout layout, Shape shape) {}

    /**
     * @param outputs values that are read after the last step
     */
    Wiring(Set<String> outputs) {
        this.outputs = outputs;
    }

    /**
     * Notes the next step of the schedule.
     *
     * @param output what it made in the first pass
     */
    void add(Step step, Buffer output) {
        int i = steps.size();
        steps.add(step);
        made.put(step.name(), new Made(output.layout(), output.shape()));
        producers.put(step.name(), i);
        for (int j = 0; j < step.inputs().size(); j++) {
            readings.computeIfAbsent(step.inputs().get(j), name -> new ArrayList<>())
                    .add(new Reading(i, j, step.computation().inputLayout(j)));
        }
        house(step, output);
    }

    List<Step> steps() {
        return steps;
    }

    /** The shapes of what the steps made. */
    List<Shape> shapes() {
        return steps.stream().map(step -> made(step.name()).shape()).toList();
    }

    /** Steps that may be run together, band by band. */
    List<BandedSteps> banded() {
        return BandedSteps.of(steps, shapes());
    }

    /** Room for all values, for one pass at a time: for each step's value where it lies. */
    Map<String, Buffer> allocate() {
        Map<String, Buffer> values = new LinkedHashMap<>();
        allocate(values);
        divide(values);
        return values;
    }

    /** Finds the parts of a concatenation whose producers can write them where they are wanted. */
    private void house(Step step, Buffer whole) {
        int rank = whole.shape().rank();
        if (!(step.layer().op() instanceof Concat concat) || Math.floorMod(concat.axis(), rank) != 1) {
            return;
        }
        int channel = 0;
        for (int j = 0; j < step.inputs().size(); j++) {
            String part = step.inputs().get(j);
            int count = step.inputShapes().get(j).extent(1);
            boolean once = Collections.frequency(step.inputs(), part) == 1;
            if (once && producers.containsKey(part) && !homes.containsKey(part) && fits(part, whole, channel, count)) {
                homes.put(part, step.name());
            }
            channel += count;
        }
    }

    private boolean fits(String part, Buffer whole, int channel, int count) {
        return made(part).layout().equals(whole.layout())
                && step(part).computation().writes(whole.layout())
                && whole.channels(channel, count).isPresent();
    }

    private void allocate(Map<String, Buffer> values) {
        List<BandedSteps> banded = banded();
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (Step step : steps) {
            String root = step.name();
            while (homes.containsKey(root)) {
                root = homes.get(root);
            }
            members.computeIfAbsent(root, name -> new ArrayList<>()).add(step.name());
        }
        List<Lifetime> lifetimes = new ArrayList<>();
        members.forEach((root, parts) -> {
            Layout layout = made(root).layout();
            int last = 0;
            int begin = AFTERWARDS;
            for (String part : parts) {
                begin = Math.min(begin, BandedSteps.begin(banded, producer(part)));
                last = outputs.contains(part) ? AFTERWARDS : last;
                for (Reading reading : readings.getOrDefault(part, List.of())) {
                    layout = layout.serving(reading.wanted());
                    last = Math.max(last, BandedSteps.end(banded, reading.step()));
                }
            }
            if (step(root).computation().writes(layout)) {
                lifetimes.add(new Lifetime(root, layout, made(root).shape(), begin, Math.max(begin, last)));
            } else {
                values.put(root, step(root).computation().newOutput());
            }
        });
        Memory.allocate(lifetimes).forEach((lifetime, buffer) -> values.put(lifetime.value(), buffer));
    }

    /** Gives the parts of concatenations their channels, outermost first. */
    private void divide(Map<String, Buffer> values) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            int channel = 0;
            for (int j = 0; j < step.inputs().size(); j++) {
                String part = step.inputs().get(j);
                int count = step.name().equals(homes.get(part))
                        ? step.inputShapes().get(j).extent(1)
                        : 0;
                if (count > 0) {
                    Buffer whole = Objects.requireNonNull(values.get(step.name()));
                    values.put(part, whole.channels(channel, count).orElseThrow());
                }
                channel += step.inputShapes().get(j).rank() > 1
                        ? step.inputShapes().get(j).extent(1)
                        : 0;
            }
        }
    }

    private int producer(String value) {
        return Objects.requireNonNull(producers.get(value));
    }

    private Step step(String value) {
        return steps.get(producer(value));
    }

    private Made made(String value) {
        return Objects.requireNonNull(made.get(value));
    }
}
