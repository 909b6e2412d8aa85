package conv4j.benchmarks.compare;

import conv4j.benchmarks.executor.Executor;
import conv4j.benchmarks.executor.Prepared;
import conv4j.benchmarks.proof.Finding;
import conv4j.tensor.Tensor;
import java.util.zip.CRC32;

/** An executor whose results have been proved right, made ready, with its times so far. */
final class Contestant implements AutoCloseable {
    private final Executor executor;
    private final Prepared prepared;
    private final Finding finding;
    private final long checksum;
    private int calls = 1;
    private double[] rounds = new double[0];

    Contestant(Executor executor, Prepared prepared, Finding finding, Tensor output) {
        this.executor = executor;
        this.prepared = prepared;
        this.finding = finding;
        this.checksum = checksum(output);
    }

    private static long checksum(Tensor output) {
        CRC32 crc = new CRC32();
        for (float value : output.values()) {
            int bits = Float.floatToIntBits(value);
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                crc.update(bits >> shift);
            }
        }
        return crc.getValue();
    }

    Executor executor() {
        return executor;
    }

    Prepared prepared() {
        return prepared;
    }

    Finding finding() {
        return finding;
    }

    long checksum() {
        return checksum;
    }

    /** Calls in a round. */
    int calls() {
        return calls;
    }

    /** Milliseconds of a call in each round. */
    double[] rounds() {
        return rounds.clone();
    }

    /** @return seconds that a round of it takes */
    double warmUp(Settings settings) {
        double each = Stopwatch.warmUp(prepared, settings);
        calls = Stopwatch.calls(each, settings.roundSeconds());
        return (calls + 1) * each;
    }

    void begin(int count) {
        rounds = new double[count];
    }

    /**
     * One round. Where calls are short, one that does not count brings numbers back into the caches first; those of a long
     * one are dropped and fetched again by itself.
     */
    void round(int round) {
        if (calls > 1) {
            prepared.run();
        }
        rounds[round] = Stopwatch.seconds(prepared, calls) / calls * 1e3;
    }

    @Override
    public void close() {
        prepared.close();
    }
}
