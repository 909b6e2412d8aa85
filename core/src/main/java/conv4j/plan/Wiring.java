package conv4j.plan;

import conv4j.kernel.Buffer;
import conv4j.kernel.Layout;
import conv4j.op.Concat;
import conv4j.plan.Memory.Lifetime;
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
 */
final class Wiring {
    /** A value that is read after the last step. */
    static final int AFTERWARDS = Integer.MAX_VALUE;

    private final List<Step> steps;
    private final Map<String, Buffer> first;
    private final Set<String> outputs;
    private final Map<String, Integer> producers = new HashMap<>();
    private final Map<String, List<Reading>> readings = new HashMap<>();
    /** The concatenation that a value is a part of. */
    private final Map<String, String> homes = new HashMap<>();

    private final Map<String, Buffer> values = new LinkedHashMap<>();

    /** One input of one step. */
    record Reading(int step, int input, Layout wanted) {}

    private Wiring(List<Step> steps, Map<String, Buffer> first, Set<String> outputs) {
        this.steps = steps;
        this.first = first;
        this.outputs = outputs;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            producers.put(step.name(), i);
            for (int j = 0; j < step.inputs().size(); j++) {
                readings.computeIfAbsent(step.inputs().get(j), name -> new ArrayList<>())
                        .add(new Reading(i, j, step.computation().inputLayout(j)));
            }
        }
    }

    /**
     * @param first what the steps made in the first pass
     * @param outputs values that are read after the last step
     * @return for each step's value where it lies from now on
     */
    static Map<String, Buffer> values(List<Step> steps, Map<String, Buffer> first, Set<String> outputs) {
        Wiring wiring = new Wiring(steps, first, outputs);
        steps.forEach(wiring::house);
        wiring.allocate();
        wiring.divide();
        return wiring.values;
    }

    /** Finds the parts of a concatenation whose producers can write them where they are wanted. */
    private void house(Step step) {
        Buffer whole = made(step.name());
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

    private void allocate() {
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
                begin = Math.min(begin, producer(part));
                last = outputs.contains(part) ? AFTERWARDS : last;
                for (Reading reading : readings.getOrDefault(part, List.of())) {
                    layout = layout.serving(reading.wanted());
                    last = Math.max(last, reading.step());
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
    private void divide() {
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

    private Buffer made(String value) {
        return Objects.requireNonNull(first.get(value));
    }
}
