package rnnscope.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyShareRunsOnceInEveryTask(int size) {
        try (Workers workers = Workers.of(size)) {
            assertEquals(size, workers.size());
            AtomicIntegerArray runs = new AtomicIntegerArray(size);
            for (int i = 0; i < 2_000; i++) {
                workers.run((worker, of) -> {
                    assertEquals(size, of);
                    runs.incrementAndGet(worker);
                });
                for (int w = 0; w < size; w++) {
                    assertEquals(i + 1, runs.get(w));
                }
            }
        }
    }

    @Test
    void membersThatFellAsleepWakeForTheNextTask() throws InterruptedException {
        try (Workers workers = Workers.of(3)) {
            for (int i = 0; i < 5; i++) {
                AtomicInteger runs = new AtomicInteger();
                workers.run((worker, of) -> runs.incrementAndGet());
                assertEquals(3, runs.get());
                Thread.sleep(20);
            }
        }
    }

    @Test
    void theCallerSleepsUntilTheSlowestShareIsDone() {
        try (Workers workers = Workers.of(2)) {
            AtomicInteger done = new AtomicInteger();
            workers.run((worker, of) -> {
                if (worker == 1) {
                    sleep(60);
                }
                done.incrementAndGet();
            });
            assertEquals(2, done.get());
        }
    }

    /** Shares that wait for one another are done only if a thread is there for each. */
    @Test
    void thereIsAThreadForEachShareAndTheCallerIsOneOfThem() {
        try (Workers workers = Workers.of(3)) {
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            Thread[] first = new Thread[1];
            CyclicBarrier together = new CyclicBarrier(3);
            workers.run((worker, of) -> {
                threads.add(Thread.currentThread());
                if (worker == 0) {
                    first[0] = Thread.currentThread();
                }
                await(together);
            });
            assertEquals(3, threads.size());
            assertSame(Thread.currentThread(), first[0]);
            threads.remove(Thread.currentThread());
            assertTrue(threads.stream().allMatch(Thread::isDaemon));
        }
    }

    @Test
    void whatASharesThreadDoesNotBeginTheCallerDoes() {
        try (Workers workers = Workers.of(2)) {
            Thread caller = Thread.currentThread();
            boolean helped = false;
            for (int i = 0; i < 1_000_000 && !helped; i++) {
                Thread[] threads = new Thread[2];
                workers.run((worker, of) -> threads[worker] = Thread.currentThread());
                helped = threads[1] == caller;
            }
            assertTrue(helped, "a share of nothing is over before another thread can begin it");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anExceptionOfAnyShareIsThrownWhenAllSharesAreDone(int culprit) {
        try (Workers workers = Workers.of(3)) {
            AtomicInteger done = new AtomicInteger();
            IllegalStateException fault = new IllegalStateException("share " + culprit);
            assertSame(fault, assertThrows(IllegalStateException.class, () -> workers.run((worker, of) -> {
                if (worker == culprit) {
                    throw fault;
                }
                sleep(20);
                done.incrementAndGet();
            })));
            assertEquals(2, done.get());
            workers.run((worker, of) -> done.incrementAndGet());
            assertEquals(5, done.get(), "the team works on after a failure");
        }
    }

    @Test
    void furtherExceptionsAreKeptAsSuppressed() {
        try (Workers workers = Workers.of(3)) {
            Throwable thrown = assertThrows(AssertionError.class, () -> workers.run((worker, of) -> {
                throw new AssertionError("share " + worker);
            }));
            assertEquals("share 0", thrown.getMessage());
            assertEquals(2, thrown.getSuppressed().length);
        }
    }

    @Test
    void aClosedTeamEndsItsThreadsAndTakesNoTask() throws InterruptedException {
        Workers workers = Workers.of(2);
        Thread[] member = new Thread[1];
        CyclicBarrier together = new CyclicBarrier(2);
        workers.run((worker, of) -> {
            if (worker == 1) {
                member[0] = Thread.currentThread();
            }
            await(together);
        });
        workers.close();
        workers.close();
        member[0].join();
        assertThrows(IllegalStateException.class, () -> workers.run((worker, of) -> {}));
    }

    @Test
    void sharesCoverEverythingOnce() {
        for (int count = 0; count < 40; count++) {
            for (int workers = 1; workers < 9; workers++) {
                assertEquals(0, Workers.share(count, 0, workers));
                assertEquals(count, Workers.share(count, workers, workers));
                for (int w = 0; w < workers; w++) {
                    int length = Workers.share(count, w + 1, workers) - Workers.share(count, w, workers);
                    assertTrue(length == count / workers || length == (count + workers - 1) / workers);
                }
            }
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
