package conv4j.verification.coverage;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Which colour a count has: viridis (van der Walt and Smith 2015), whose lightness grows evenly and which colour-blind
 * readers and grey printers keep apart. Counts that span more than three powers of ten are shown by their logarithm.
 *
 * @param least count above 0
 * @param most count
 * @param logarithmic whether equal steps of colour are equal factors
 */
record Scale(double least, double most, boolean logarithmic) {
    /** Never read; no colour of the scale is like it. */
    static final int UNREAD = 0xd62728;

    private static final int[] VIRIDIS = {
        0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725
    };
    private static final double WIDE = 1000;

    static Scale of(Coverage coverage) {
        double least = DoubleStream.of(coverage.counts())
                .filter(count -> count > 0)
                .min()
                .orElse(1);
        double most = Math.max(least, coverage.most());
        return new Scale(least, most, most / least > WIDE);
    }

    int colour(double count) {
        return count == 0
                ? UNREAD
                : shade(most == least ? 1 : (place(count) - place(least)) / (place(most) - place(least)));
    }

    private double place(double count) {
        return logarithmic ? Math.log(count) : count;
    }

    /** From 0, dark, to 1, bright. */
    static int shade(double part) {
        double at = Math.min(1, Math.max(0, part)) * (VIRIDIS.length - 1);
        int from = Math.min((int) at, VIRIDIS.length - 2);
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int low = VIRIDIS[from] >> shift & 0xff;
            int high = VIRIDIS[from + 1] >> shift & 0xff;
            mixed |= (int) Math.round(low + (high - low) * (at - from)) << shift;
        }
        return mixed;
    }

    /** Counts to write beside a bar, from the least at its foot to the most at its head; one where all are alike. */
    List<Double> ticks(int wanted) {
        if (most == least) {
            return List.of(most);
        }
        boolean each = !logarithmic && most - least < wanted;
        int steps = each ? (int) Math.round(most - least) : wanted - 1;
        return DoubleStream.iterate(0, step -> step <= steps, step -> step + 1)
                .map(step -> count(step / steps))
                .boxed()
                .toList();
    }

    private double count(double part) {
        double at = place(least) + part * (place(most) - place(least));
        return logarithmic ? Math.exp(at) : Math.rint(at);
    }

    static String text(double count) {
        return count < 1e9
                ? String.format(Locale.ROOT, count == Math.rint(count) ? "%,.0f" : "%,.1f", count)
                : String.format(Locale.ROOT, "%.2e", count);
    }
}
