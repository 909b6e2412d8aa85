package conv4j.kernel.plain;

import conv4j.kernel.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows for one worker to work in.
 *
 * @param terms what is read
 * @param sums what is made of it
 * @param spare one more row
 */
record Scratch(float[][] terms, float[][] sums, float[] spare) {

    /** The rows of each worker, made when a pass first has that many. */
    static final class Shelf {
        private final int terms;
        private final int sums;
        private final int length;
        private final List<Scratch> all = new ArrayList<>();

        Shelf(int terms, int sums, int length) {
            this.terms = terms;
            this.sums = sums;
            this.length = length;
        }

        void stock(Workers workers) {
            while (all.size() < workers.count()) {
                all.add(new Scratch(new float[terms][length], new float[sums][length], new float[length]));
            }
        }

        Scratch of(int worker) {
            return all.get(worker);
        }
    }
}
