package conv4j.verification.court;

import conv4j.verification.Geometry;
import conv4j.verification.Kind;
import conv4j.verification.Setting;
import conv4j.verification.execution.Outcome;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that came of one geometry along one axis.
 *
 * @param outcome as it was asked for
 * @param unread cells of the input that no window read, counted from 0; empty when it cannot be executed
 * @param smaller the next smaller input of which every cell is read
 * @param larger the next larger one
 */
public record Hearing(
        Geometry geometry,
        Kind kind,
        Setting setting,
        Outcome outcome,
        Optional<BitSet> unread,
        Optional<Neighbour> smaller,
        Optional<Neighbour> larger,
        List<Verdict> verdicts) {

    /** An input that loses nothing, and what it gives. */
    public record Neighbour(int input, int output) {}

    /** Cells that came out, if any did. */
    public OptionalInt output() {
        return outcome instanceof Outcome.Produced produced
                ? OptionalInt.of(Verdict.cells(produced))
                : OptionalInt.empty();
    }
}
