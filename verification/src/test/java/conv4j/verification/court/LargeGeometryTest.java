package conv4j.verification.court;

import static org.junit.jupiter.api.Assertions.assertEquals;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.verification.Geometry;
import conv4j.verification.execution.AxisExecutor;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The grid stops at small numbers; rules do not. */
class LargeGeometryTest {

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void everyRuleAgreesWithTheReferenceInsideItsDomain(
            @ForAll @IntRange(min = 1, max = 700) int input,
            @ForAll @IntRange(min = 1, max = 80) int window,
            @ForAll @IntRange(min = 1, max = 90) int stride,
            @ForAll @IntRange(min = 1, max = 12) int dilation,
            @ForAll @IntRange(max = 90) int before,
            @ForAll @IntRange(max = 90) int after,
            @ForAll boolean alike) {
        Geometry geometry = new Geometry(input, window, stride, dilation, before, alike ? before : after);
        Tally tally = new Tally();
        new Sweep(new AxisExecutor(new ReferenceBackend())).run(geometry, tally);
        tally.counts().forEach((rule, count) -> assertEquals(Optional.empty(), count.firstDisagreement(), rule.name()));
    }
}
