package conv4j.kernel.plain;

import conv4j.kernel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Rows for one worker to work in.
 *
 * @param terms what is read
 * @param sums what is made of it
 * @param spare one more row
 */
record Scratch(float[][] terms, float[][] sums, float[] spare) {

    Scratch(int terms, int sums, int length) {
        this(rows(terms, length), rows(sums, length), rows(1, length)[0]);
    }

    /**
     * At least this length, so that a row is whole vectors after the 12 numbers that C2 does one by one to reach an
     * address that is a multiple of 64, and ends at one: then the next row that is allocated begins as this one does, and
     * no vector of either straddles two lines of the cache. A third faster than rows of any length.
     */
    static int whole(int length) {
        return (length + 3) / 16 * 16 + 12;
    }

    /** Rows that are at least as long. */
    static float[][] rows(int count, int length) {
        return new float[count][whole(length)];
    }

    /** What each worker works in, made when a pass first has that many. */
    static final class Shelf<T> {
        private final Supplier<T> maker;
        private final List<T> all = new ArrayList<>();

        Shelf(Supplier<T> maker) {
            this.maker = maker;
        }

        void stock(Workers workers) {
            while (all.size() < workers.count()) {
                all.add(maker.get());
            }
        }

        T of(int worker) {
            return all.get(worker);
        }
    }
}
