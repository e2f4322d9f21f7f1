package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.cursor.StateSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule 11: who pays for the states of many partitions. */
class StateThrottleTest {

    private static final int LOAN = 256 * 1024;

    private final MovingClock clock = new MovingClock();
    private final Sink sink = new Sink();
    private final StateThrottle throttle = new StateThrottle(sink, clock, true);
    /** The checkpoints behind which states went out, and how large these were together. */
    private final List<Integer> emitted = new ArrayList<>();

    private long stateBytes;
    private int checkpoints;

    /** Knows how large what was written is. */
    private static final class Sink implements StateSink {

        private long recordBytes;
        private long stateBytes;

        @Override
        public void emit(Map<String, @Nullable Object> state) {}

        @Override
        public long recordBytes() {
            return recordBytes;
        }

        @Override
        public long stateBytes() {
            return stateBytes;
        }
    }

    /** So many checkpoints are due, each behind records of a size; a state takes the same each time. */
    private void checkpoints(int count, int recordBytes, int bytes) {
        for (int i = 0; i < count; i++) {
            checkpoints++;
            sink.recordBytes += recordBytes;
            throttle.due();
            if (throttle.allows(bytes)) {
                emit(bytes, 0);
            }
        }
    }

    private void emit(int bytes, int seconds) {
        throttle.emit(bytes, () -> clock.advance(seconds));
        emitted.add(checkpoints);
        stateBytes += bytes;
    }

    @Test
    void rule11SmallStatesComeWithEachCheckpointAtFirst() {
        checkpoints(60, 0, 4096);
        assertEquals(List.of(1, 2, 3, 4, 5), emitted.subList(0, 5));
        assertTrue(emitted.size() > 35, emitted.toString());
    }

    /** As the loan is used up, the distance grows with what was read. */
    @Test
    void rule11TheLoanIsSpentMoreAndMoreSlowly() {
        checkpoints(100, 0, 16 * 1024);
        assertTrue(stateBytes <= LOAN, emitted.toString());
        assertTrue(emitted.size() >= 8, emitted.toString());
        int last = emitted.get(emitted.size() - 1);
        assertTrue(last > 64, emitted.toString());
        int distance = 0;
        for (int i = 1; i < emitted.size(); i++) {
            int next = emitted.get(i) - emitted.get(i - 1);
            assertTrue(next >= distance, emitted.toString());
            distance = next;
        }
    }

    @Test
    void rule11TheLoanHasAnEnd() {
        emit(LOAN - 60_000, 0);
        for (int i = 0; i < 15; i++) {
            throttle.due();
        }
        assertFalse(throttle.allows(60_001));
        assertTrue(throttle.allows(60_000));
    }

    /** A small state is due behind each checkpoint; records of half its size pay for every second one. */
    @Test
    void rule11RecordsPayForAllStates() {
        checkpoints(100_000, 100, 200);
        assertTrue(stateBytes <= 100_000 * 100 + LOAN, "bytes of states: " + stateBytes);
        assertTrue(emitted.size() >= 50_000, "states: " + emitted.size());
    }

    /** Records that came before a state pay for it as well as those after it. */
    @Test
    void rule11RecordsPayForLargeStates() {
        checkpoints(1000, 1000, 50_000);
        assertTrue(stateBytes <= 1_000_000 + LOAN, "bytes of states: " + stateBytes);
        assertTrue(emitted.size() >= 20, "states: " + emitted.size());
    }

    /** Else a sync that is killed within five seconds each time would never come to its end. */
    @Test
    void rule11AStateGoesOutWhenEightTimesAsMuchWasRead() {
        checkpoints(10_000, 0, 1_000_000);
        assertEquals(List.of(16, 128, 1024, 8192), emitted);
    }

    /** What went out early is made up for. */
    @Test
    void rule11RecordsPayForEarlyStates() {
        checkpoints(16, 0, 1_000_000);
        assertEquals(List.of(16), emitted);
        sink.recordBytes = 1_999_999;
        assertFalse(throttle.allows(1_000_000));
        sink.recordBytes = 2_000_000;
        assertTrue(throttle.allows(1_000_000));
    }

    @Test
    void rule11AStateInFiveSecondsIsFree() {
        clock.advance(5);
        checkpoints(1, 0, 100_000);
        assertEquals(List.of(1), emitted);
        checkpoints(1, 0, 100_000);
        assertEquals(List.of(1), emitted);
        sink.recordBytes = 100_000;
        assertTrue(throttle.allows(100_000));
    }

    @Test
    void rule11StatesCostWhatTheyTookAsTheyWereWritten() {
        sink.recordBytes = 100_000;
        sink.stateBytes = 60_000;
        emit(10, 0);
        assertTrue(throttle.allows(40_000));
        assertFalse(throttle.allows(40_001));
    }

    @Test
    void rule11WhatIsTakenBackIsPaidFor() {
        sink.recordBytes = 100_000;
        throttle.takeBack(60_000, () -> {});
        assertTrue(throttle.allows(40_000));
        assertFalse(throttle.allows(40_001));
    }

    @Test
    void rule11LargeStatesTakeAFiftiethOfTheTime() {
        sink.recordBytes = 10_000_000;
        emit(100_000, 2);
        clock.advance(99);
        assertFalse(throttle.allows(100_000));
        assertTrue(throttle.allows(30_000), "small ones are quick");
        clock.advance(1);
        assertTrue(throttle.allows(100_000));
    }
}
