package conv4j.verification.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import conv4j.kernel.Backend;
import conv4j.kernel.Kernel;
import conv4j.tensor.Tensor;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every kernel of every backend, chosen by a plan or not, gives what the oracle gives. */
class KernelConformanceTest {

    @TestFactory
    Stream<DynamicNode> everyKernelGivesWhatTheOracleGives() {
        return Bench.backends().stream().map(KernelConformanceTest::backend);
    }

    private static DynamicNode backend(Backend backend) {
        if (backend.unavailable().isPresent()) {
            String reason = backend.name() + " cannot run here: "
                    + backend.unavailable().get().reason();
            return dynamicTest(reason, () -> {
                System.out.println("conformance: skipped, " + reason);
                Assumptions.abort(reason);
            });
        }
        return dynamicContainer(backend.name(), backend.kernels().stream().map(KernelConformanceTest::kernel));
    }

    private static DynamicNode kernel(Kernel<?> kernel) {
        Bench<?> bench = new Bench<>(kernel);
        return dynamicContainer(
                kernel.name(),
                Stream.concat(
                        Case.of(kernel.op()).stream().map(each -> dynamicTest(each.name(), () -> check(bench, each))),
                        Stream.of(dynamicTest("takes some of the cases", () -> takesSome(bench)))));
    }

    private static void check(Bench<?> bench, Case each) {
        Optional<Tensor> got = bench.run(each.op(), each.inputs());
        got.ifPresent(tensor -> assertEquals(
                Optional.empty(),
                each.expected().compare(tensor, each.tolerance()),
                bench.kernel().name()));
    }

    private static void takesSome(Bench<?> bench) {
        int refused =
                bench.refusals().values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                "conformance: %s took %,d cases, refused %,d%s%n",
                bench.kernel().name(), bench.taken(), refused, refused == 0 ? "" : " " + bench.refusals());
        assertTrue(bench.taken() > 0, bench.kernel().name() + " refuses everything: " + bench.refusals());
    }

    @TestFactory
    Stream<DynamicNode> everyBackendSaysWhichOpsItHasNoKernelFor() {
        return Bench.backends().stream()
                .map(backend -> dynamicTest(
                        backend.name(),
                        () -> OpCoverageTest.ops()
                                .filter(op -> backend.kernels().stream().noneMatch(kernel -> kernel.op() == op))
                                .forEach(op -> System.out.printf(
                                        "conformance: %s has no kernel for %s%n",
                                        backend.name(), op.getSimpleName()))));
    }
}
