package conv4j.plan;

import conv4j.kernel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the work of a layer: the one place where conv4j forks and joins. The caller works, too; the others
 * wait a little for the next layer before they sleep, since waking a thread takes as long as a small layer.
 *
 * <p>One round at a time: a caller who finds the team at work does its own work alone.
 */
public final class Team implements Workers, AutoCloseable {
    /** Longer than between two layers of one pass; shorter than a scheduler's time slice. */
    private static final long SPIN_NANOSECONDS = 50_000;

    /** As many shares as this for each worker are cut off what is left: large ones first, and even at the end. */
    private static final int SHARES = 2;

    private final int count;
    private final List<Member> members = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * The round in the upper half, how many of its tasks nobody has taken yet in the lower one. While there are such
     * tasks the round cannot end, so who takes some has read this round's {@link #task}.
     */
    private final AtomicLong left = new AtomicLong();

    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile int tasks;
    private volatile Task task = (index, worker) -> {};
    private volatile boolean closed;

    /**
     * @param count of threads, the caller's among them
     */
    public Team(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads: wanted at least 1, got " + count);
        }
        this.count = count;
    }

    @Override
    public int count() {
        return count;
    }

    /**
     * Does all tasks, each once, and returns when the last one is done.
     *
     * @throws RuntimeException what a task threw, the first of them
     */
    @Override
    public void each(int all, Task work) {
        if (all <= 1 || count == 1 || closed || !lock.tryLock()) {
            Workers.ONE.each(all, work);
            return;
        }
        try {
            gather();
            task = work;
            tasks = all;
            done.set(0);
            left.set((round(left.get()) + 1 << Integer.SIZE) + all);
            for (int i = 0; i < members.size(); i++) {
                members.get(i).wake();
            }
            work(0);
            while (done.get() < all) {
                Thread.onSpinWait();
            }
            rethrow(failure.getAndSet(null));
        } finally {
            lock.unlock();
        }
    }

    private void gather() {
        while (members.size() < count - 1) {
            Member member = new Member(members.size() + 1);
            members.add(member);
            member.thread.start();
        }
    }

    private static void rethrow(@Nullable Throwable thrown) {
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }

    /** Takes shares of this round's tasks until there are none left. */
    private void work(int worker) {
        for (long now = left.get(); (int) now > 0; now = left.get()) {
            Task current = task;
            int first = tasks - (int) now;
            int share = Math.max(1, (int) now / (SHARES * count));
            if (left.compareAndSet(now, now - share)) {
                run(current, first, first + share, worker);
                done.addAndGet(share);
            }
        }
    }

    private static long round(long left) {
        return left >>> Integer.SIZE;
    }

    private void run(Task current, int first, int end, int worker) {
        try {
            for (int i = first; i < end; i++) {
                current.run(i, worker);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Ends all threads; waits for them. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            for (Member member : members) {
                LockSupport.unpark(member.thread);
                join(member.thread);
            }
            members.clear();
        } finally {
            lock.unlock();
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Member implements Runnable {
        private final int worker;
        private final Thread thread;
        private volatile boolean asleep;

        Member(int worker) {
            this.worker = worker;
            this.thread = new Thread(this, "conv4j-" + worker);
            this.thread.setDaemon(true);
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void run() {
            long seen = 0;
            while (!closed) {
                long now = round(left.get());
                if (now != seen) {
                    seen = now;
                    work(worker);
                } else {
                    rest(seen);
                }
            }
        }

        private void rest(long seen) {
            long start = System.nanoTime();
            while (round(left.get()) == seen && !closed) {
                if (System.nanoTime() - start < SPIN_NANOSECONDS) {
                    Thread.onSpinWait();
                } else {
                    asleep = true;
                    if (round(left.get()) == seen && !closed) {
                        LockSupport.park(Team.this);
                    }
                    asleep = false;
                }
            }
        }
    }
}
