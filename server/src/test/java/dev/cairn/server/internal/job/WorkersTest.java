package dev.cairn.server.internal.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cairn.server.options.ReadLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkersTest {

    @Test
    void workThatBeginsAndEndsWhileTheyAreClosedDoesNotFail() throws InterruptedException {
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        List<Thread> worker = new ArrayList<>();
        Workers workers = new Workers(ReadLimits.STANDARD, () -> {});
        workers.execute(Pool.READING, () -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> uncaught.add(error));
            worker.add(Thread.currentThread());
            begun.countDown();
            awaitAlthoughInterrupted(closed);
            workers.after(Duration.ofMinutes(1), () -> {}).cancel();
        });
        begun.await();
        workers.close();
        closed.countDown();
        worker.get(0).join(TimeUnit.SECONDS.toMillis(30));
        assertFalse(worker.get(0).isAlive());
        assertEquals(List.of(), uncaught);
    }

    private static void awaitAlthoughInterrupted(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                // It is closed, and has not said so yet.
            }
        }
    }
}
