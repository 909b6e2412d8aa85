package conv4j.plan;

import conv4j.kernel.Buffer;
import conv4j.kernel.Layout;
import conv4j.kernel.Pass;
import conv4j.kernel.PlainLayout;
import conv4j.kernel.Workers;
import conv4j.plan.Memory.Lifetime;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that a pass does after the first one, in order: each step with its buffers, and before it the copies that it needs
 * where a value lies otherwise than the step reads it. Running it allocates nothing.
 */
final class Schedule {

    /** In multiply-adds: what other than a multiply-add is done to an element, most of it loading and storing. */
    private static final int ELEMENT = 16;

    /** In multiply-adds, some 15 microseconds of them: what waking another thread may take. */
    private static final long LEAST_SHARED = 1_000_000;

    /** Something done in each pass. */
    private interface Action {
        void run(List<Tensor> given);
    }

    /** A value as some of its readers want it. */
    private record Copy(String value, Layout layout) {}

    private final List<Step> steps;
    private final List<String> inputs;
    private final Map<String, Buffer> values;
    private final FixedValues fixed;
    private final Map<Copy, Lifetime> lifetimes = new LinkedHashMap<>();
    private final Map<Copy, Buffer> copies = new HashMap<>();
    /** The first step that reads a copy. */
    private final Map<Copy, Integer> readFirst = new LinkedHashMap<>();
    /** For each step what is done before it. */
    private final List<List<Action>> fills = new ArrayList<>();

    private final List<Pass> passes = new ArrayList<>();
    private final List<Boolean> shared = new ArrayList<>();
    private final List<BandedSteps> banded;
    /** For each step those that are run together from it on. */
    private final List<Optional<BandedSteps.Bands>> bands;

    /**
     * @param wiring of the steps, and for them room of this schedule's own
     * @param inputs names of what each pass is given
     * @param fixed what is the same in every pass; other schedules may read it, too
     */
    Schedule(Wiring wiring, List<String> inputs, FixedValues fixed) {
        this.steps = wiring.steps();
        this.inputs = inputs;
        this.values = wiring.allocate();
        this.fixed = fixed;
        this.banded = wiring.banded();
        for (int i = 0; i < steps.size(); i++) {
            for (int j = 0; j < steps.get(i).inputs().size(); j++) {
                plan(i, j);
            }
        }
        Map<Lifetime, Buffer> rooms = Memory.allocate(List.copyOf(lifetimes.values()));
        lifetimes.forEach((copy, lifetime) -> copies.put(copy, rooms.get(lifetime)));
        List<Shape> made = wiring.shapes();
        for (int i = 0; i < steps.size(); i++) {
            add(i, made.get(i));
        }
        this.bands = new ArrayList<>(Collections.nCopies(steps.size(), Optional.empty()));
        for (BandedSteps together : banded) {
            List<List<Action>> between = fills.subList(together.first() + 1, together.last() + 1);
            if (between.stream().allMatch(List::isEmpty)) {
                bands.set(together.first(), Optional.of(together.bind(steps, made, passes)));
            }
        }
    }

    private void plan(int i, int j) {
        Step step = steps.get(i);
        String value = step.inputs().get(j);
        if (fixed.contains(value)) {
            return;
        }
        if (isGiven(value) || !step.computation().reads(j, buffer(value).layout())) {
            Copy copy = new Copy(value, step.computation().inputLayout(j));
            if (!isGiven(value)
                    && !isPlain(copy.layout())
                    && !isPlain(buffer(value).layout())) {
                live(new Copy(value, PlainLayout.PLAIN), step.inputShapes().get(j), i);
            }
            live(copy, step.inputShapes().get(j), i);
        }
    }

    private void live(Copy copy, Shape shape, int step) {
        Lifetime known = lifetimes.get(copy);
        int begin = known == null ? BandedSteps.begin(banded, step) : known.first();
        readFirst.putIfAbsent(copy, step);
        String name = copy.value() + " as " + copy.layout().name();
        lifetimes.put(copy, new Lifetime(name, copy.layout(), shape, begin, BandedSteps.end(banded, step)));
    }

    private void add(int i, Shape made) {
        List<Action> before = new ArrayList<>();
        readFirst.forEach((copy, step) -> {
            if (step == i) {
                before.add(fill(copy));
            }
        });
        fills.add(before);
        Step step = steps.get(i);
        List<Buffer> read = new ArrayList<>();
        for (int j = 0; j < step.inputs().size(); j++) {
            read.add(read(step, j));
        }
        passes.add(step.computation().bind(read, buffer(step.name())));
        shared.add(isWorthSharing(step, made));
    }

    private Buffer read(Step step, int input) {
        String value = step.inputs().get(input);
        if (fixed.contains(value)) {
            return fixed.read(step, input);
        }
        boolean copied =
                isGiven(value) || !step.computation().reads(input, buffer(value).layout());
        Layout wanted = step.computation().inputLayout(input);
        return copied ? Objects.requireNonNull(copies.get(new Copy(value, wanted))) : buffer(value);
    }

    private static boolean isWorthSharing(Step step, Shape output) {
        List<Shape> read = step.inputShapes().subList(0, step.layer().opInputs());
        return step.layer().op().multiplyAdds(read, output) + output.elements() * ELEMENT >= LEAST_SHARED;
    }

    private Action fill(Copy copy) {
        Buffer room = Objects.requireNonNull(copies.get(copy));
        if (isGiven(copy.value())) {
            int input = inputs.indexOf(copy.value());
            return given -> room.load(given.get(input));
        }
        Buffer source = buffer(copy.value());
        if (isPlain(room.layout())) {
            Tensor target = room.tensor();
            return given -> source.store(target);
        }
        Buffer plain = isPlain(source.layout())
                ? source
                : Objects.requireNonNull(copies.get(new Copy(copy.value(), PlainLayout.PLAIN)));
        Tensor numbers = plain.tensor();
        return given -> room.load(numbers);
    }

    private boolean isGiven(String value) {
        return inputs.contains(value);
    }

    private static boolean isPlain(Layout layout) {
        return layout.equals(PlainLayout.PLAIN);
    }

    private Buffer buffer(String value) {
        return fixed.contains(value) ? fixed.buffer(value) : Objects.requireNonNull(values.get(value));
    }

    /** Runs all steps; some of them band by band, where one thread does it and nobody looks at each. */
    void run(List<Tensor> given, Workers workers, Observer observer) {
        boolean inBands = workers.count() == 1 && observer == Observer.NONE;
        for (int i = 0; i < passes.size(); i++) {
            long start = System.nanoTime();
            fill(i, given);
            if (inBands && bands.get(i).isPresent()) {
                i = bands.get(i).get().run();
            } else {
                passes.get(i).run(shared.get(i) ? workers : Workers.ONE);
            }
            observer.ran(steps.get(i), buffer(steps.get(i).name()), System.nanoTime() - start);
        }
    }

    private void fill(int step, List<Tensor> given) {
        List<Action> before = fills.get(step);
        for (int a = 0; a < before.size(); a++) {
            before.get(a).run(given);
        }
    }

    /** What some of the graph's values are after a pass; copies. */
    List<Tensor> results(List<String> names, List<Tensor> given) {
        return names.stream()
                .map(name -> isGiven(name) ? given.get(inputs.indexOf(name)).copy() : copy(buffer(name)))
                .toList();
    }

    static Tensor copy(Buffer buffer) {
        Tensor copy = Tensor.zeros(buffer.shape());
        buffer.store(copy);
        return copy;
    }

    void close() {
        copies.values().forEach(Buffer::close);
        values.values().forEach(Buffer::close);
    }
}
