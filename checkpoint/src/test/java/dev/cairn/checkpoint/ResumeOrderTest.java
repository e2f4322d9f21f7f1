package dev.cairn.checkpoint;

import static dev.cairn.checkpoint.Fixtures.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.core.slice.Slice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule 28: which partitions with a state of their own a resumed sync reads, and in which order. */
class ResumeOrderTest implements StateSink {

    private Map<String, @Nullable Object> last = Map.of();
    private Instant now = Instant.parse("2024-02-01T00:00:00Z");

    @Override
    public void emit(Map<String, @Nullable Object> state) {
        last = state;
    }

    /** A run by one worker, from the last state on. */
    private final class Run {

        private final ConcurrentPerPartitionCursor cursor;
        private final Iterator<Slice> slices;

        Run(int interval, Object... ids) {
            PaginationState resumed = interval == 0 ? PaginationState.NONE : PaginationState.of(last);
            cursor = new ConcurrentPerPartitionCursor(
                    Fixtures.days(null, interval),
                    ScriptedRouter.list(ids),
                    PaginationState.without(last),
                    resumed,
                    false,
                    0,
                    Clock.fixed(now, ZoneOffset.UTC));
            cursor.start(ResumeOrderTest.this);
            slices = cursor.slices();
        }

        void read(int partitions, int day) {
            for (int i = 0; i < partitions; i++) {
                assertTrue(slices.hasNext());
                PaginationTracker slice = cursor.open(slices.next());
                slice.observe(cursor.parse(day(day)));
                slice.pageCompleted();
                slice.closed();
            }
        }

        List<Object> rest() {
            List<Object> ids = new ArrayList<>();
            slices.forEachRemaining(
                    slice -> ids.add(String.valueOf(slice.partition().get("id"))));
            return ids;
        }
    }

    private List<Object> restOf(int interval) {
        return new Run(interval, "a", "b", "c", "d").rest();
    }

    @Test
    void rule28WhatASyncHasReadIsNotReadAgainWhenItGoesOn() {
        new Run(1, "a", "b", "c", "d").read(2, 9);
        now = now.plusSeconds(100);
        Run second = new Run(1, "a", "b", "c", "d");
        assertEquals("c", second.slices.next().partition().get("id"));
        assertEquals(List.of("c", "d"), restOf(1));
        new Run(1, "a", "b", "c", "d").read(1, 3);
        assertEquals(List.of("d"), restOf(1), "of all runs");
    }

    @Test
    void rule28TheLastStateIsThatOfAllRuns() {
        new Run(1, "a", "b").read(1, 9);
        now = now.plusSeconds(100);
        Run second = new Run(1, "a", "b");
        second.read(1, 3);
        assertFalse(second.slices.hasNext());
        second.cursor.finished();
        assertEquals(Map.of(Fixtures.FIELD, day(9)), last.get("state"));
        assertEquals(100L, last.get("lookback_window"));
        assertFalse(PaginationState.isIn(last));
        assertEquals(List.of("a", "b"), new Run(1, "a", "b").rest(), "the next sync reads all");
    }

    @Test
    void rule28TheLastStateIsThatOfAllRunsThoughTheLaterOnesFindNothing() {
        last = Map.of(
                "states",
                List.of(
                        Map.of("partition", Map.of("id", "a"), "cursor", Map.of(Fixtures.FIELD, day(9))),
                        Map.of("partition", Map.of("id", "b"), "cursor", Map.of(Fixtures.FIELD, day(2)))));
        Run first = new Run(1, "a", "b");
        assertTrue(first.slices.hasNext());
        first.cursor.open(first.slices.next()).closed();
        assertTrue(PaginationState.isIn(last));
        Run second = new Run(1, "a", "b");
        second.read(1, 3);
        assertFalse(second.slices.hasNext());
        second.cursor.finished();
        assertEquals(Map.of(Fixtures.FIELD, day(9)), last.get("state"));
    }

    @Test
    void rule28APartitionThatWasBegunIsNotRead() {
        Run first = new Run(1, "a", "b", "c", "d");
        first.read(1, 9);
        assertTrue(first.slices.hasNext());
        PaginationTracker open = first.cursor.open(first.slices.next());
        first.read(1, 9);
        open.failed();
        assertEquals(List.of("b", "d"), restOf(1));
    }

    /** Else one that fails each time would keep the others from being read. */
    @Test
    void rule28ASyncAfterOneThatFailedReadsAllAndBeginsWithWhatFailed() {
        Run first = new Run(1, "a", "b", "c", "d");
        first.read(2, 9);
        assertTrue(first.slices.hasNext());
        first.cursor.open(first.slices.next()).failed();
        first.read(1, 9);
        first.cursor.finished();
        assertEquals(List.of("c", "a", "b", "d"), restOf(1));
    }

    @Test
    void rule28AfterADayAllAreReadAndThoseThatWereNotReachedComeFirst() {
        new Run(1, "a", "b", "c", "d").read(2, 9);
        now = now.plus(Duration.ofDays(1)).plusSeconds(1);
        assertEquals(List.of("c", "d", "a", "b"), restOf(1));
        new Run(1, "a", "b", "c", "d").read(1, 9);
        assertEquals(List.of("d", "a", "b"), restOf(1));
        now = now.plus(Duration.ofDays(1)).plusSeconds(1);
        assertEquals(List.of("d", "a", "b", "c"), restOf(1));
    }

    @Test
    void rule28WithoutTheOptionTheOrderIsThatOfTheRouter() {
        new Run(1, "a", "b", "c", "d").read(2, 9);
        assertEquals(List.of("a", "b", "c", "d"), restOf(0));
        last = Map.of();
        new Run(0, "a", "b", "c", "d").read(2, 9);
        assertFalse(PaginationState.isIn(last));
    }

    @Test
    void rule28APartitionThatTheStateDoesNotHaveAnyMoreIsRead() {
        new Run(1, "a", "b", "c", "d").read(2, 9);
        Map<String, @Nullable Object> other = new LinkedHashMap<>(last);
        other.put("states", List.of());
        assertThrows(IllegalArgumentException.class, () -> PaginationState.of(other));
        PaginationState resumed = PaginationState.of(last);
        Iterator<Slice> slices = new ConcurrentPerPartitionCursor(
                        Fixtures.days(null, 1),
                        ScriptedRouter.list("a", "b"),
                        PaginationState.without(other),
                        resumed,
                        false,
                        0,
                        Clock.fixed(now, ZoneOffset.UTC))
                .slices();
        assertTrue(slices.hasNext());
        assertEquals("a", slices.next().partition().get("id"));
    }
}
