package conv4j.benchmarks.compare;

import conv4j.benchmarks.probe.Limits;
import conv4j.benchmarks.probe.Memory;
import conv4j.benchmarks.statistics.Ratio;
import conv4j.benchmarks.statistics.Spread;
import java.util.Map;

/**
 * One executor's time for one work, with what proves it.
 *
 * @param count how often the network has the layer
 * @param kernel in the library's words
 * @param milliseconds of one call
 * @param rounds that were timed, the milliseconds of a call in each
 * @param calls in each round
 * @param multiplyAdds of one call, those that meet padding included
 * @param bytes that a call must move at least
 * @param limits of the machine beside it
 * @param memory the nearest level that holds those bytes
 * @param largestError of the outputs, over their root mean square, against the oracle in double
 * @param checked outputs that were held against the oracle with real values
 * @param checksum CRC-32 of the outputs' bits
 * @param allocated bytes of the Java heap that the calling thread takes in a call
 * @param loadMilliseconds to bring a plain input into the executor's layout, which a call does not
 * @param ratios by peer: its time over this one's, so above 1 this one is faster
 */
public record Timed(
        String layer,
        int count,
        String executor,
        String kernel,
        int threads,
        Spread milliseconds,
        double[] rounds,
        int calls,
        long multiplyAdds,
        long bytes,
        Limits limits,
        Memory memory,
        double largestError,
        long checked,
        long checksum,
        double allocated,
        double loadMilliseconds,
        Map<String, Ratio> ratios) {

    /** Two operations a multiply-add, those that meet padding included. */
    public double gigaflops() {
        return 2 * multiplyAdds / milliseconds.median() / 1e6;
    }

    /** Of the multiply-adds that the machine did beside it. May pass 1 where an algorithm needs fewer of them. */
    public double shareOfPeak() {
        return gigaflops() / limits.gigaflops();
    }

    /** Gigabytes a second of those that must be moved. */
    public double gigabytes() {
        return bytes / milliseconds.median() / 1e6;
    }

    /** Of what the nearest memory that holds them all gave beside it. */
    public double shareOfBandwidth() {
        return gigabytes() / limits.gigabytes(memory);
    }

    Timed withRatios(Map<String, Ratio> others) {
        return new Timed(
                layer,
                count,
                executor,
                kernel,
                threads,
                milliseconds,
                rounds,
                calls,
                multiplyAdds,
                bytes,
                limits,
                memory,
                largestError,
                checked,
                checksum,
                allocated,
                loadMilliseconds,
                others);
    }
}
