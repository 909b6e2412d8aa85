package conv4j.benchmarks.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProbeTest {
    @Test
    void theNearestMemoryThatHoldsItIsTold() {
        Caches caches = new Caches();
        assertEquals(Memory.L1, caches.holding(1));
        assertEquals(Memory.L2, caches.holding(caches.bytes(Memory.L1) + 1));
        assertEquals(Memory.DRAM, caches.holding(caches.bytes(Memory.L3) + 1));
    }

    @Test
    void everyLimitIsMeasuredAndForgotten() {
        try (Probe probe = new Probe(2)) {
            assertTrue(Double.isNaN(probe.limits().gigaflops()));
            probe.peak();
            probe.bandwidth();
            assertTrue(probe.limits().gigaflops() > 0);
            for (Memory level : Memory.values()) {
                assertTrue(probe.limits().gigabytes(level) > 0, level::name);
            }
            assertTrue(Float.isFinite(probe.kept()));
            probe.clear();
            assertTrue(Double.isNaN(probe.limits().gigabytes(Memory.L1)));
        }
    }
}
