package conv4j.verification.conformance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.Op;
import conv4j.verification.oracle.Oracle;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fails for a new op until everything that proves it is there. */
class OpCoverageTest {

    static Stream<Class<? extends Op>> ops() {
        return Stream.of(Op.class.getPermittedSubclasses()).map(op -> op.asSubclass(Op.class));
    }

    @ParameterizedTest
    @MethodSource("ops")
    void everyOpHasAReferenceKernel(Class<? extends Op> op) {
        assertFalse(new ReferenceBackend().kernelsFor(op).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("ops")
    void everyOpHasADefinitionInTheOracle(Class<? extends Op> op) {
        assertTrue(Oracle.ops().contains(op));
    }

    @ParameterizedTest
    @MethodSource("ops")
    void everyOpHasCases(Class<? extends Op> op) {
        assertTrue(Case.of(op).size() >= 10, "cases of " + op.getSimpleName());
    }
}
