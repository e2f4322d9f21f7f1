package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.ScriptedRouter.Parent;
import dev.cairn.checkpoint.cursor.CoordinatedSlices;
import dev.cairn.checkpoint.cursor.CountValue;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.DatetimeValue;
import dev.cairn.checkpoint.cursor.PositionedTracker;
import dev.cairn.checkpoint.cursor.SharedCursor;
import dev.cairn.checkpoint.cursor.SlicePosition;
import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.slice.Slice;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Slices that are read apart make the state that one cursor would have said that saw the same records, wherever each of
 * them stands, with any of them folded away, and from any snapshot.
 */
class CoordinatedStateTest {

    private static final int RUNS = 1000;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-06-01T00:00:00Z"), ZoneOffset.UTC);

    /** The same slices twice: read by one cursor, and apart. */
    private static final class Both {

        private final StreamCursor cursor;
        private final Iterator<Slice> slices;
        private final Supplier<SharedCursor> fresh;
        private final Random random;
        private CoordinatedSlices apart;
        private final SharedCursor splits;
        private final List<Reading> readings = new ArrayList<>();
        private final Map<Long, Reading> unfolded = new TreeMap<>();

        Both(Supplier<? extends StreamCursor> cursors, Random random) {
            this.cursor = cursors.get();
            this.slices = cursor.slices();
            this.fresh = () -> cursors.get().shared();
            this.random = random;
            this.splits = fresh.get();
            this.apart = fresh.get().find(null);
            cursor.start(new StateSink() {
                @Override
                public void emit(Map<String, @Nullable Object> state) {}

                @Override
                public void warn(String text) {}
            });
        }

        /** Draws a slice in both. */
        boolean draw() {
            boolean more = slices.hasNext();
            for (Runnable search = apart.search(); search != null; search = apart.search()) {
                search.run();
            }
            Slice found = apart.hasNext() ? apart.next() : null;
            assertEquals(more, found != null);
            if (found == null) {
                return false;
            }
            Slice slice = slices.next();
            assertEquals(slice, found);
            Reading reading = new Reading(readings.size(), slice, cursor.open(slice));
            readings.add(reading);
            unfolded.put(reading.number, reading);
            return true;
        }

        /** A record, or the end of a page, or the end of a slice; the parts that are apart stop and go on now and then. */
        void step(CursorPlan plan) {
            List<Reading> open =
                    readings.stream().filter(reading -> !reading.closed).toList();
            if (open.isEmpty()) {
                return;
            }
            Reading reading = open.get(random.nextInt(open.size()));
            switch (random.nextInt(8)) {
                case 0 -> reading.close();
                case 1 -> {
                    reading.tracker.pageCompleted();
                    reading.progress.pageCompleted();
                }
                default -> reading.record(plan, random);
            }
            apart.report(reading.number, reading.progress.position(), reading.closed);
            if (reading.closed && random.nextBoolean()) {
                apart.confirm(reading.number).forEach(unfolded::remove);
            }
        }

        /** Another process goes on. */
        void restart() {
            Map<String, @Nullable Object> snapshot = apart.snapshot();
            apart = fresh.get().find(snapshot);
            for (Reading reading : unfolded.values()) {
                apart.restore(reading.number, reading.slice);
                apart.report(reading.number, reading.progress.position(), reading.closed);
            }
            for (long number : List.copyOf(unfolded.keySet())) {
                Reading reading = unfolded.get(number);
                if (reading != null && reading.closed) {
                    apart.confirm(number).forEach(unfolded::remove);
                }
            }
        }

        private final class Reading {

            private final long number;
            private final Slice slice;
            private final SliceTracker tracker;
            private final PositionedTracker progress;
            private boolean closed;
            private int at;

            Reading(long number, Slice slice, SliceTracker tracker) {
                this.number = number;
                this.slice = slice;
                this.tracker = tracker;
                this.progress = splits.follow(slice, SlicePosition.START, new long[0]);
            }

            void record(CursorPlan plan, Random random) {
                CursorValue start = plan.slicer().boundsOf(slice).start();
                at = Math.max(0, at + random.nextInt(9) - (random.nextInt(10) == 0 ? 6 : 0));
                CursorValue value = random.nextInt(30) == 0 ? null : later(start, at);
                if (random.nextInt(5) == 0) {
                    tracker.observeDropped(value);
                    progress.observeDropped(value);
                } else {
                    tracker.observe(value);
                    assertTrue(progress.leaves(value, random.nextLong()));
                }
            }

            void close() {
                tracker.closed();
                progress.closed();
                closed = true;
            }
        }
    }

    private static CursorValue later(CursorValue start, int steps) {
        return start instanceof DatetimeValue time
                ? new DatetimeValue(time.time().plusHours(steps))
                : CountValue.of(((CountValue) start).number().longValue() + steps);
    }

    private static Map<String, @Nullable Object> withoutDuration(@Nullable Map<String, @Nullable Object> state) {
        Map<String, @Nullable Object> rest =
                new LinkedHashMap<>(state == null ? Map.of() : PaginationState.without(state));
        rest.remove("lookback_window");
        return rest;
    }

    private static void compare(CursorPlan plan, Supplier<? extends StreamCursor> cursors, int seed) {
        Random random = new Random(seed);
        Both both = new Both(cursors, random);
        boolean more = true;
        for (int i = 0; i < 60; i++) {
            if (more && random.nextInt(4) == 0) {
                more = both.draw();
            }
            both.step(plan);
            if (random.nextInt(20) == 0) {
                both.restart();
                more = true;
            }
            assertEquals(
                    withoutDuration(both.cursor.state()), withoutDuration(both.apart.state(false)), "seed " + seed);
        }
    }

    @Test
    void ofOneSlice() {
        for (int seed = 0; seed < RUNS; seed++) {
            CursorPlan plan = Fixtures.counts(seed % 4);
            compare(plan, () -> new ConcurrentCursor(plan, Map.of(Fixtures.FIELD, 7L)), seed);
        }
    }

    @Test
    void ofWindows() {
        for (int seed = 0; seed < RUNS; seed++) {
            CursorPlan plan = Fixtures.days(seed % 2 == 0 ? "P3D" : null, seed % 3);
            Map<String, Object> gaps = Map.of(
                    "state_type",
                    "date-range",
                    "slices",
                    List.of(
                            Map.of("start", Fixtures.day(1), "end", Fixtures.day(3)),
                            Map.of("start", Fixtures.day(8), "end", Fixtures.day(9))));
            compare(plan, () -> new ConcurrentCursor(plan, seed(gaps)), seed);
            compare(Fixtures.weeks(1), () -> new ConcurrentCursor(Fixtures.weeks(1), Map.of()), seed);
        }
    }

    private static Map<String, Object> seed(Map<String, Object> state) {
        return state;
    }

    @Test
    void ofPartitionsWithParents() {
        List<Parent> parents = List.of(
                new Parent("a", Map.of("p", 1L)),
                new Parent("b", Map.of("p", 1L)),
                new Parent("a", Map.of("p", 2L)),
                new Parent("c", Map.of("p", 3L)),
                new Parent("d", Map.of("p", 4L)));
        Map<String, Object> state = Map.of(
                "states",
                List.of(
                        Map.of("partition", Map.of("id", "c"), "cursor", Map.of("at", Fixtures.day(5))),
                        Map.of("partition", Map.of("id", "gone"), "cursor", Map.of("at", Fixtures.day(6)))),
                "state",
                Map.of("at", Fixtures.day(4)),
                "parent_state",
                Map.of("p", 0L));
        Map<String, Object> besideGlobal = new LinkedHashMap<>(state);
        besideGlobal.put("use_global_cursor", true);
        for (int seed = 0; seed < RUNS; seed++) {
            CursorPlan plan = Fixtures.days(seed % 2 == 0 ? "P9D" : null, seed % 3);
            boolean global = seed % 5 == 0;
            Map<String, Object> from = switch (seed % 7) {
                case 0 -> state;
                case 1 -> besideGlobal;
                default -> Map.of();
            };
            compare(
                    plan,
                    () -> new ConcurrentPerPartitionCursor(plan, new ScriptedRouter(parents), from, global, 0, CLOCK),
                    seed);
        }
    }
}
