package conv4j.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void eachTaskIsDoneOnceInEveryRound(int threads) {
        try (Team team = new Team(threads)) {
            for (int round = 0; round < 2_000; round++) {
                int tasks = round % 37;
                AtomicIntegerArray done = new AtomicIntegerArray(37);
                team.each(tasks, (index, worker) -> {
                    assertTrue(worker >= 0 && worker < threads);
                    done.incrementAndGet(index);
                });
                for (int i = 0; i < 37; i++) {
                    assertEquals(i < tasks ? 1 : 0, done.get(i), "task " + i + " of " + tasks);
                }
            }
        }
    }

    @Test
    void othersHelpWhenThereIsWorkForThem() {
        Set<Integer> workers = ConcurrentHashMap.newKeySet();
        try (Team team = new Team(3)) {
            team.each(3, (index, worker) -> {
                workers.add(worker);
                long start = System.nanoTime();
                while (workers.size() < 3 && System.nanoTime() - start < 10_000_000_000L) {
                    Thread.onSpinWait();
                }
            });
        }
        assertEquals(Set.of(0, 1, 2), workers);
    }

    @Test
    void whatATaskThrowsReachesTheCallerAndTheTeamGoesOn() {
        try (Team team = new Team(2)) {
            IllegalStateException thrown = assertThrows(
                    IllegalStateException.class,
                    () -> team.each(100, (index, worker) -> {
                        if (index == 77) {
                            throw new IllegalStateException("task 77");
                        }
                    }));
            assertEquals("task 77", thrown.getMessage());
            AtomicIntegerArray done = new AtomicIntegerArray(1);
            team.each(100, (index, worker) -> done.incrementAndGet(0));
            assertEquals(100, done.get(0));
        }
    }

    @Test
    void callersFromManyThreadsDoNotMixTheirWork() throws InterruptedException {
        try (Team team = new Team(2)) {
            AtomicIntegerArray done = new AtomicIntegerArray(4);
            Thread[] callers = new Thread[4];
            for (int caller = 0; caller < callers.length; caller++) {
                int own = caller;
                callers[caller] = new Thread(() -> {
                    for (int round = 0; round < 500; round++) {
                        team.each(11, (index, worker) -> done.incrementAndGet(own));
                    }
                });
                callers[caller].start();
            }
            for (Thread caller : callers) {
                caller.join();
            }
            for (int caller = 0; caller < callers.length; caller++) {
                assertEquals(5_500, done.get(caller));
            }
        }
    }

    @Test
    void noThreadOutlivesIt() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Team team = new Team(4);
        for (int round = 0; round < 100; round++) {
            team.each(50, (index, worker) -> threads.add(Thread.currentThread()));
        }
        team.close();
        threads.remove(Thread.currentThread());
        threads.forEach(thread -> assertFalse(thread.isAlive(), thread.getName()));
        team.each(3, (index, worker) -> assertEquals(0, worker));
    }
}
