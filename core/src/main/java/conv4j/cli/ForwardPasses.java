package conv4j.cli;

import conv4j.Network;
import conv4j.report.Summary;
import conv4j.tensor.Tensor;
import java.time.Duration;
import java.util.List;

/** Times a network's forward passes for its summary. */
final class ForwardPasses {
    /** A table is wanted soon, however slow the network. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private ForwardPasses() {}

    /**
     * @param most passes; none is begun after {@link #LONGEST}
     * @return the summary with their times
     */
    static Summary timed(Network network, Summary summary, List<Tensor> inputs, int most) {
        Summary timed = summary;
        if (most > 0) {
            // The pass that chooses and packs says little of the others.
            network.forward(inputs);
        }
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int pass = 0; pass < most && (pass == 0 || System.nanoTime() < end); pass++) {
            timed = timed.withForwardPass(network.profile(inputs));
        }
        return timed;
    }
}
