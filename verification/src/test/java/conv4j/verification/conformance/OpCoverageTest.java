package conv4j.verification.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.Kernel;
import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.Late;
import conv4j.op.Op;
import conv4j.verification.oracle.Oracle;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fails for a new op until everything that proves it is there. */
class OpCoverageTest {

    /** All but {@link Late}: a plan puts the op that it resolves to in its place before it asks any kernel. */
    static Stream<Class<? extends Op>> ops() {
        return Stream.of(Op.class.getPermittedSubclasses())
                .<Class<? extends Op>>map(op -> op.asSubclass(Op.class))
                .filter(op -> op != Late.class);
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

    /** Else it is no exception any more. */
    @Test
    void noKernelAndNoDefinitionIsForLate() {
        List<Kernel<?>> kernels = Bench.kernels().stream()
                .filter(kernel -> kernel.op() == Late.class)
                .toList();
        assertEquals(List.of(), kernels);
        assertFalse(Oracle.ops().contains(Late.class));
    }
}
