package conv4j.benchmarks.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import conv4j.benchmarks.proof.Judge;
import conv4j.benchmarks.work.Suite;
import conv4j.benchmarks.work.Trial;
import conv4j.kernel.Refusal;
import conv4j.tensor.Tensor;
import conv4j.verification.Fill;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every executor that runs on this machine computes what the oracle says, and says of the others why not. */
class ExecutorsTest {
    private static final List<String> TINY = List.of(
            "mb1ic17ih9oc19kh3ph1n\"convolution\"",
            // Nothing to lay out anew: who does not copy here reads memory that is gone.
            "mb1ic1ih9oc2kh3ph1n\"one channel\"",
            "g6mb1ic6ih9oc6kh3sh2ph1n\"depthwise\"",
            "--alg=max mb1ic5ih9kh3sh2ph1n\"pool\"",
            "--alg=avg_p mb1ic5ih9kh3sh2ph1n\"averages\"");

    private static Stream<Arguments> jobs() {
        return Executors.all().stream()
                .flatMap(executor -> TINY.stream()
                        .flatMap(line -> Stream.of(1, 2).map(threads -> Arguments.of(executor.name(), line, threads))));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void everyExecutorGivesWhatTheOracleSays(String name, String line, int threads) {
        Executor executor = Executors.named(List.of(name)).get(0);
        executor.unavailable().ifPresent(refusal -> abort(refusal.reason()));
        for (Fill fill : Fill.values()) {
            Trial trial = Suite.of(line, 0).works().get(0).trial(fill);
            try (Prepared prepared = executor.prepare(trial, threads)) {
                prepared.run();
                prepared.run();
                Tensor output = prepared.output();
                double factor = prepared.tradesAccuracy() ? 64 : fill == Fill.SMALL_INTEGERS ? 0 : 1;
                assertEquals(
                        Optional.empty(),
                        Judge.OF_ALL.wanted(trial).compare(output, factor).complaint());
            } catch (RefusedTrial e) {
                assumeTrue(false, e.reason());
            }
        }
    }

    @Test
    void loadingAnotherInputGivesAnotherOutput() throws RefusedTrial {
        Trial trial = Suite.of(TINY.get(0), 0).works().get(0).trial(Fill.REAL);
        for (Executor executor : Executors.all()) {
            if (executor.unavailable().isEmpty() && !executor.name().startsWith("vector-")) {
                try (Prepared prepared = executor.prepare(trial, 1)) {
                    Tensor zeros = Tensor.zeros(trial.input().shape());
                    prepared.load(zeros);
                    prepared.run();
                    Trial ofZeros = new Trial("zeros", trial.model(), zeros);
                    assertEquals(
                            Optional.empty(),
                            Judge.OF_ALL
                                    .wanted(ofZeros)
                                    .compare(prepared.output(), 64)
                                    .complaint(),
                            executor.name());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pytorch", "tensorflow"})
    void whatAProfileBringsIsNamedWhereItIsMissing(String name) {
        Optional<Refusal> refusal = Executors.named(List.of(name)).get(0).unavailable();
        assumeTrue(refusal.isPresent(), "built with -P" + name);
        assertEquals(
                "is not in this build: mvn -B -ntp -q package -DskipTests -P" + name + " brings it",
                refusal.get().reason());
    }

    @Test
    void networksAreComputedToo() throws RefusedTrial {
        // Two layers are no single one.
        Trial layer = Suite.of("zoo:squeezenet-1.1", 1).works().get(0).trial(Fill.REAL);
        RefusedTrial refused = assertThrows(
                RefusedTrial.class,
                () -> Executors.named(List.of("vector-direct")).get(0).prepare(layer, 1));
        assertEquals("computes single layers only", refused.reason());
    }

    @Test
    void anUnknownNameIsToldTheKnownOnes() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> Executors.named(List.of("vector", "cudnn")));
        assertTrue(e.getMessage().startsWith("executor: wanted one of reference, plain, vector, "), e::getMessage);
        assertTrue(e.getMessage().endsWith("got 'cudnn'"), e::getMessage);
    }
}
