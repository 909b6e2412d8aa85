package conv4j.benchmarks.cold;

import conv4j.benchmarks.statistics.Spread;
import conv4j.cli.Launcher;

/** A command of core's command line from its start to its end, as a shell sees it. */
public final class ColdStart {
    private ColdStart() {}

    /**
     * @param arguments of the command line, as in {@code summary zoo:squeezenet-1.1}
     * @return milliseconds of each of some runs
     */
    public static Spread milliseconds(int runs, String... arguments) {
        double[] sample = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            FreshJvm.lines(FreshJvm.command(Launcher.class, arguments));
            sample[i] = (System.nanoTime() - start) / 1e6;
        }
        return Spread.of(sample);
    }
}
