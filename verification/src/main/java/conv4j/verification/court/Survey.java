package conv4j.verification.court;

import conv4j.kernel.Backend;
import conv4j.verification.Geometry;
import conv4j.verification.ProblemFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Executes every geometry of some ranges on all cores and holds all rules against what came out. What it finds depends
 * on the ranges and the seed alone: not on the number of cores, and not on whether it was stopped and taken up again.
 */
public final class Survey {
    /** Hears how far a survey is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param geometries that are done, those of earlier runs among them
         * @param executions of this run
         */
        void reached(long geometries, long executions);
    }

    /** Geometries that one thread takes at a time, some 10 executions each: about 50 ms' work. */
    private static final int PART = 1024;

    /** Between the seeds of two parts, so that seeds close to each other share no rectangles. */
    private static final long PARTS_APART = 0x9E3779B97F4A7C15L;

    /** Seconds between two writings of the state. */
    private static final double BETWEEN_WRITES = 5;

    private final Backend backend;
    private final Ranges ranges;
    private final long rectangles;
    private final long seed;
    private final List<Geometry> windowed;
    private final double betweenWrites;

    /**
     * @param rectangles that are drawn and executed beside the grid's single axes
     * @param seed of their drawing
     */
    public Survey(Backend backend, Ranges ranges, long rectangles, long seed) {
        this(backend, ranges, rectangles, seed, BETWEEN_WRITES);
    }

    Survey(Backend backend, Ranges ranges, long rectangles, long seed, double betweenWrites) {
        this.seed = seed;
        this.betweenWrites = betweenWrites;
        this.backend = backend;
        this.ranges = ranges;
        this.rectangles = rectangles;
        this.windowed = ranges.windowed();
    }

    /**
     * @param file where to write what is done so far and to take it up from; empty for nowhere
     * @param progress hears how far it is
     * @throws conv4j.verification.ProblemFormatException when the file is none of this survey's
     */
    public SurveyFindings run(Optional<Path> file, Progress progress) throws IOException {
        SurveyCounts counts = new SurveyCounts(Contenders.RULES.size(), Contenders.PAIRS.size());
        Optional<SurveyState> state =
                file.map(path -> new SurveyState(path, ranges + " with " + rectangles + " rectangles of seed " + seed));
        if (state.isPresent()) {
            counts = state.get().read(counts);
            if (counts.done > ranges.count()) {
                throw new ProblemFormatException(
                        file.get() + ": wanted at most " + ranges.count() + " geometries done, got " + counts.done);
            }
            // A file that cannot be written is found out now, and not when all is done.
            state.get().write(counts);
        }
        long executedBefore = counts.executions;
        long start = System.nanoTime();
        long written = start;
        long parts = (ranges.count() + PART - 1) / PART;
        int together = 2 * Runtime.getRuntime().availableProcessors();
        SurveyCounts sum = counts;
        // Only the very last part is not a whole one.
        for (long part = (counts.done + PART - 1) / PART; part < parts; part += together) {
            LongStream.range(part, Math.min(parts, part + together))
                    .parallel()
                    .mapToObj(this::part)
                    .toList()
                    .forEach(sum::add);
            if (state.isPresent() && (System.nanoTime() - written) * 1e-9 > betweenWrites) {
                state.get().write(counts);
                written = System.nanoTime();
            }
            progress.reached(counts.done, counts.executions - executedBefore);
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        if (state.isPresent()) {
            state.get().write(counts);
        }
        return SurveyFindings.of(backend, ranges, counts, counts.executions - executedBefore, seconds);
    }

    private SurveyCounts part(long part) {
        Surveyor surveyor = new Surveyor(backend);
        long end = Math.min(ranges.count(), (part + 1) * PART);
        for (long number = part * PART; number < end; number++) {
            surveyor.survey(geometry(number));
        }
        SplittableRandom random = new SplittableRandom(seed + part * PARTS_APART);
        Rectangles drawn = new Rectangles(backend, ranges);
        long share = share(part + 1) - share(part);
        for (long rectangle = 0; rectangle < share; rectangle++) {
            drawn.survey(random, surveyor.counts());
        }
        return surveyor.counts();
    }

    /** How many rectangles the first parts draw together. */
    private long share(long firstParts) {
        double all = Math.ceil((double) ranges.count() / PART);
        return Math.round(rectangles * (firstParts / all));
    }

    private Geometry geometry(long number) {
        Geometry window = windowed.get((int) (number % windowed.size()));
        return window.withInput(ranges.inputs().first() + (int) (number / windowed.size()));
    }
}
