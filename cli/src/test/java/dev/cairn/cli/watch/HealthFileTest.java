package dev.cairn.cli.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.terminal.StandardError;
import dev.cairn.runtime.sync.StreamGauge;
import dev.cairn.runtime.sync.SyncListener;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import dev.cairn.runtime.sync.WorkerGauge;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthFileTest {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StandardError log = new StandardError(new PrintStream(printed, true, StandardCharsets.UTF_8));
    private final TestClock clock = new TestClock();
    private final TestMonitor monitor = new TestMonitor();
    private final RunningSyncs syncs = new RunningSyncs(3);
    private Path path;
    private HealthFile file;

    @BeforeEach
    void begin() {
        path = folder.resolve("healthy");
        file = file(PATIENCE);
    }

    /** Only the test looks. */
    private HealthFile file(Duration patience) {
        return new HealthFile(path, patience, syncs, Duration.ofDays(1), clock, log);
    }

    @AfterEach
    void end() {
        file.close();
        assertFalse(Files.exists(path));
    }

    private boolean isThereAfter(Duration time) {
        clock.now = clock.now.plus(time);
        file.look();
        return Files.exists(path);
    }

    @Test
    void aSyncThatMovesIsHealthyAndOneThatStandsStillIsNot() {
        assertTrue(Files.exists(path));
        syncs.begin("one").begun(monitor);
        for (int i = 0; i < 3; i++) {
            monitor.moves++;
            assertTrue(isThereAfter(PATIENCE));
            assertTrue(isThereAfter(PATIENCE.minusSeconds(1)));
            assertFalse(isThereAfter(Duration.ofSeconds(1)));
        }
    }

    @Test
    void aSyncThatNeverBeginsIsNotHealthyForLong() {
        assertTrue(isThereAfter(PATIENCE.minusSeconds(1)));
        assertFalse(isThereAfter(Duration.ofSeconds(1)));
    }

    @Test
    void aLongWaitIsNoStandstillUntilItsEnd() {
        syncs.begin("one").begun(monitor);
        monitor.until = clock.now.plus(Duration.ofHours(5));
        assertTrue(isThereAfter(Duration.ofHours(4)));
        assertTrue(isThereAfter(Duration.ofMinutes(59)));
        assertTrue(isThereAfter(Duration.ofMinutes(9)));
        assertFalse(isThereAfter(Duration.ofMinutes(1)));
    }

    @Test
    void ofManySyncsItIsEnoughThatOneMovesOrEnds() {
        TestMonitor other = new TestMonitor();
        SyncListener first = syncs.begin("one");
        SyncListener second = syncs.begin("two");
        first.begun(monitor);
        second.begun(other);
        monitor.moves = 7;
        assertTrue(isThereAfter(PATIENCE));
        other.moves++;
        assertTrue(isThereAfter(PATIENCE));
        assertFalse(isThereAfter(PATIENCE));
        first.close();
        assertTrue(isThereAfter(PATIENCE));
        assertFalse(isThereAfter(PATIENCE));
        other.moves++;
        assertTrue(isThereAfter(PATIENCE));
        second.ended(SyncResult.COMPLETE);
        second.close();
        assertEquals("2 of 3 accounts done, 1 failed", syncs.progress().get(0).text());
    }

    @Test
    void withoutPatienceItIsThereUntilTheEnd() {
        file.close();
        file = file(Duration.ZERO);
        syncs.begin("one").begun(monitor);
        assertTrue(isThereAfter(Duration.ofDays(1)));
    }

    @Test
    void whatCannotBeWrittenIsToldOnceUntilItCan() throws Exception {
        path = folder.resolve("later/healthy");
        file.close();
        file = file(PATIENCE);
        file.look();
        assertEquals(1, printed.toString(StandardCharsets.UTF_8).lines().count());
        Files.createDirectory(path.getParent());
        assertTrue(isThereAfter(Duration.ZERO));
        assertEquals(1, printed.toString(StandardCharsets.UTF_8).lines().count());
    }

    private static final class TestClock extends Clock {

        private Instant now = Instant.parse("2024-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final class TestMonitor implements SyncMonitor, WorkerGauge {

        private long moves;
        private @Nullable Instant until;

        @Override
        public List<StreamGauge> streams() {
            return List.of();
        }

        @Override
        public List<WorkerGauge> workers() {
            return List.of(this);
        }

        @Override
        public long moves() {
            return moves;
        }

        @Override
        public Activity activity() {
            return new Activity("waits", null, null, 0, null, until);
        }

        @Override
        public Thread thread() {
            return Thread.currentThread();
        }

        @Override
        public long seconds() {
            return 0;
        }

        @Override
        public long requests() {
            return 0;
        }

        @Override
        public long retries() {
            return 0;
        }

        @Override
        public long waits() {
            return 0;
        }

        @Override
        public long rateLimits() {
            return 0;
        }

        @Override
        public Duration waited() {
            return Duration.ZERO;
        }

        @Override
        public boolean isQueueFull() {
            return false;
        }
    }
}
