package dev.cairn.checkpoint;

import static dev.cairn.checkpoint.Fixtures.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.cursor.Slicer;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule 24: what states say where they keep one position for all partitions. */
class GlobalProgressTest implements StateSink {

    private static final List<String> IDS =
            IntStream.range(0, 1000).mapToObj(i -> "p" + i).toList();

    private final List<Map<String, @Nullable Object>> states = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Instant now = Instant.parse("2024-02-01T00:00:00Z");
    private int ahead;
    private @Nullable String step;

    @Override
    public void emit(Map<String, @Nullable Object> state) {
        states.add(state);
    }

    @Override
    public void warn(String text) {
        warnings.add(text);
    }

    private Map<String, @Nullable Object> last() {
        return states.get(states.size() - 1);
    }

    /** A run of a sync by one worker, from the last state on. */
    private final class Run {

        private final ConcurrentPerPartitionCursor cursor;
        private final Iterator<Slice> slices;

        Run(Function<PaginationState, PartitionRouter> router, boolean global, int interval) {
            Map<String, @Nullable Object> state = states.isEmpty() ? Map.of() : last();
            PaginationState resumed = PaginationState.of(state);
            cursor = new ConcurrentPerPartitionCursor(
                    Fixtures.days(step, interval),
                    router.apply(resumed),
                    PaginationState.without(state),
                    resumed,
                    global,
                    ahead,
                    Clock.fixed(now, ZoneOffset.UTC));
            cursor.start(GlobalProgressTest.this);
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

        List<String> rest() {
            List<String> ids = new ArrayList<>();
            slices.forEachRemaining(
                    slice -> ids.add(String.valueOf(slice.partition().get("id"))));
            return ids;
        }
    }

    private static PartitionRouter parents(PaginationState resumed) {
        return new PagedParents(IDS, 10, resumed);
    }

    @Test
    void rule24UnderAGlobalCursorStatesSayWhichPartitionsWereRead() {
        for (int looked : List.of(0, 10)) {
            states.clear();
            ahead = looked;
            new Run(GlobalProgressTest::parents, true, 1).read(995, 2);
            assertTrue(PaginationState.of(last()).done().length() <= 10 * 11 + 4);
            assertFalse(last().containsKey("state"), "no position before the end");
            assertEquals(
                    List.of("p995", "p996", "p997", "p998", "p999"),
                    new Run(GlobalProgressTest::parents, true, 1).rest());
        }
    }

    @Test
    void rule24AndWhereThePaginationOfOpenOnesStands() {
        Run run = new Run(GlobalProgressTest::parents, true, 2);
        run.read(1, 2);
        assertTrue(run.slices.hasNext());
        Slice slice = run.slices.next();
        PaginationTracker tracker = run.cursor.open(slice);
        List<Integer> counts = new ArrayList<>();
        for (int page = 0; page < 5; page++) {
            tracker.observe(run.cursor.parse(day(9 - page)));
            tracker.pageCompleted(PagedSync.position("", page));
            counts.add(states.size());
        }
        assertEquals(List.of(1, 2, 2, 3, 3), counts);
        Run second = new Run(GlobalProgressTest::parents, true, 2);
        Slice same = second.slices.next();
        assertEquals(slice.window(), same.window());
        assertEquals(PagedSync.position("", 3), same.position());
        second.cursor.open(same).closed();
        assertFalse(second.slices.next().window().isEmpty());
    }

    /** With states that vouch for all records before them: those behind the last state that was kept are withdrawn. */
    @Test
    void rule24ASliceWhoseRecordsAreWithdrawnGoesOnWhereItBegan() {
        Run first = new Run(GlobalProgressTest::parents, true, 1);
        PaginationTracker tracker = first.cursor.open(first.slices.next());
        tracker.observe(first.cursor.parse(day(9)));
        tracker.pageCompleted(PagedSync.position("", 0));
        tracker.withdrawn();
        tracker.failed();
        first.cursor.finished();
        assertNull(new Run(GlobalProgressTest::parents, true, 1).slices.next().position());
    }

    /** The first window is open, too, and nothing is known of it: it is read from its beginning. */
    @Test
    void rule24WhatStandsBeforeASliceThatGoesOnIsReadFromTheStatesPositionOn() {
        step = "P10D";
        Run first = new Run(GlobalProgressTest::parents, true, 1);
        Slice open = first.slices.next();
        first.cursor.open(open);
        Slice begun = first.slices.next();
        first.cursor.open(begun).pageCompleted(PagedSync.position("", 0));
        Run second = new Run(GlobalProgressTest::parents, true, 1);
        assertEquals(open, second.slices.next());
        assertEquals(begun.from(PagedSync.position("", 0)), second.slices.next());
    }

    /** The windows of the first run are of ten days, and so are those of the second. */
    @Test
    void rule24ASliceGoesOnWithTheBoundsThatItHad() {
        step = "P10D";
        Run first = new Run(GlobalProgressTest::parents, true, 1);
        Slice slice = first.slices.next();
        first.cursor.open(slice).pageCompleted(PagedSync.position("", 0));
        Run second = new Run(GlobalProgressTest::parents, true, 1);
        assertEquals(slice.from(PagedSync.position("", 0)), second.slices.next());
        Slice behind = second.slices.next();
        assertEquals(slice.partition(), behind.partition());
        assertEquals(slice.window().get("end_time"), behind.window().get("start_time"));
    }

    /** Else each run would fail until somebody resets the state. */
    @Test
    void aSliceWhoseWindowTheCursorCannotReadIsReadAgain() {
        Run first = new Run(GlobalProgressTest::parents, true, 1);
        first.cursor.open(first.slices.next()).pageCompleted(PagedSync.position("", 0));
        PaginationState resumed = PaginationState.of(last());
        Slicer own = Fixtures.days(step, 1).slicer();
        Slicer other = Fixtures.counts(1).slicer();

        assertSame(resumed, resumed.readableBy(own));
        assertEquals(Map.of(), resumed.readableBy(other).open());
        assertEquals(resumed.parents(), resumed.readableBy(other).parents());
    }

    @Test
    void rule24ASliceHasReachedWhatItHadReachedBefore() {
        List<String> one = List.of("p0");
        Run first = new Run(resumed -> new PagedParents(one, 10, resumed), true, 1);
        PaginationTracker tracker = first.cursor.open(first.slices.next());
        tracker.observe(first.cursor.parse(day(9)));
        tracker.pageCompleted(PagedSync.position("", 0));
        Run second = new Run(resumed -> new PagedParents(one, 10, resumed), true, 1);
        tracker = second.cursor.open(second.slices.next());
        tracker.observe(second.cursor.parse(day(3)));
        tracker.closed();
        assertFalse(second.slices.hasNext());
        second.cursor.finished();
        assertEquals(Map.of(Fixtures.FIELD, day(9)), last().get("state"));
    }

    @Test
    void withoutTheOptionNothingIsSaid() {
        new Run(GlobalProgressTest::parents, true, 0).read(995, 2);
        assertEquals(List.of(), states);
    }

    @Test
    void aPartitionThatFailsIsReadAgainWhateverComesAfterIt() {
        Run run = new Run(GlobalProgressTest::parents, true, 1);
        run.read(1, 2);
        assertTrue(run.slices.hasNext());
        run.cursor.open(run.slices.next()).failed();
        run.read(30, 2);
        run.cursor.finished();
        List<String> rest = new Run(GlobalProgressTest::parents, true, 1).rest();
        assertEquals(List.of("p1", "p32"), rest.subList(0, 2));
    }

    @Test
    void rule24SoTheyDoWithMoreThanTenThousandPartitions() {
        Object[] ids = IntStream.range(0, 10_050).boxed().toArray();
        Run run = new Run(resumed -> ScriptedRouter.list(ids), false, 1);
        run.read(10_020, 2);
        run.cursor.stopped();
        List<String> rest = new Run(resumed -> ScriptedRouter.list(ids), false, 1).rest();
        assertEquals(30, rest.size());
    }

    @Test
    void rule29ThoseOfAListAreCounted() {
        Object[] ids = IntStream.range(0, 10_050).boxed().toArray();
        Run run = new Run(resumed -> ScriptedRouter.known(ids), false, 1);
        run.read(10_020, 2);
        run.cursor.stopped();
        assertTrue(last().toString().length() < 1000, last().toString());
        Run second = new Run(resumed -> ScriptedRouter.known(ids), false, 1);
        second.read(10, 2);
        second.cursor.stopped();
        assertEquals(
                20,
                new Run(resumed -> ScriptedRouter.known(ids), false, 1).rest().size());
        assertEquals(List.of(), warnings);
        Run third = new Run(resumed -> ScriptedRouter.known(1), false, 1);
        third.read(1, 2);
        assertEquals(1, warnings.size());
    }

    @Test
    void rule24TheStateEndsWithTheSync() {
        Run run = new Run(GlobalProgressTest::parents, true, 1);
        run.read(1000, 2);
        assertFalse(run.slices.hasNext());
        run.cursor.finished();
        assertFalse(PaginationState.isIn(last()));
    }

    /** Else what came to a partition between the runs would be missed by the next sync. */
    @Test
    void rule24TheLastStateIsThatOfAllRuns() {
        new Run(GlobalProgressTest::parents, true, 1).read(500, 9);
        now = now.plusSeconds(5000);
        new Run(GlobalProgressTest::parents, true, 1).read(100, 3);
        now = now.plusSeconds(5000);
        Run run = new Run(GlobalProgressTest::parents, true, 1);
        run.read(400, 2);
        assertFalse(run.slices.hasNext());
        run.cursor.finished();
        assertEquals(Map.of(Fixtures.FIELD, day(9)), last().get("state"));
        assertEquals(10_000L, last().get("lookback_window"));
    }

    @Test
    void aStateVouchesForAllBetweenPartitions() {
        Run run = new Run(GlobalProgressTest::parents, true, 1);
        run.read(3, 2);
        assertTrue(run.cursor.vouchesForAll());
        assertTrue(run.slices.hasNext());
        PaginationTracker slice = run.cursor.open(run.slices.next());
        assertTrue(run.cursor.vouchesForAll());
        slice.observe(run.cursor.parse(day(2)));
        assertFalse(run.cursor.vouchesForAll());
    }
}
