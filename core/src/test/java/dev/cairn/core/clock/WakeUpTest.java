package dev.cairn.core.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.faketime.FakeTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WakeUpTest {

    private final WakeUp wakeUp = new WakeUp();

    @Test
    void aSignalSinceTheCallerLookedLeavesNothingToWaitFor() throws InterruptedException {
        long seen = wakeUp.count();
        wakeUp.raise();
        Sleeper.system().sleep(Duration.ofHours(1), wakeUp, seen);
        assertEquals(1, wakeUp.count());
    }

    @Test
    void aSignalEndsTheSleepsOfAllThreads() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        Runnable sleep = () -> {
            long seen = wakeUp.count();
            begun.countDown();
            try {
                Sleeper.system().sleep(Duration.ofHours(1), wakeUp, seen);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        List<Thread> sleepers = List.of(new Thread(sleep), new Thread(sleep));
        sleepers.forEach(Thread::start);
        begun.await();
        wakeUp.raise();
        for (Thread sleeper : sleepers) {
            sleeper.join();
        }
    }

    @Test
    void aClockThatIsMovedSleepsForTheWholeTime() throws InterruptedException {
        FakeTime time = new FakeTime();
        wakeUp.raise();
        time.sleep(Duration.ofSeconds(3), wakeUp, 0);
        assertEquals(List.of(3.0), time.sleptSeconds());
    }
}
