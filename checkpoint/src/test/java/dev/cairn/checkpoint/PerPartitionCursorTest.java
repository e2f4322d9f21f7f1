package dev.cairn.checkpoint;

import static dev.cairn.checkpoint.Fixtures.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.ScriptedRouter.Parent;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.core.error.ConfigException;
import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import dev.cairn.pythonvalues.JsonDumps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** States of streams with partitions, as Python CDK 7.28.2 writes them, and rules 9 and 11. */
class PerPartitionCursorTest {

    /** With parents, states come before the end also under a global cursor. */
    private static final Map<String, ?> WITH_PARENTS = Map.of("parent_state", Map.of("p", "a"));

    private final List<String> output = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final MovingClock clock = new MovingClock();
    private long recordBytes;
    private long stateBytes;

    /** A sync by one worker: slices are drawn when the one before is done. */
    private final class Sync implements StateSink {

        private final ConcurrentPerPartitionCursor cursor;
        private final Iterator<Slice> slices;

        Sync(PartitionRouter router, Map<String, ?> state, boolean global, int interval) {
            this(Fixtures.days(null, interval), router, state, global);
        }

        Sync(CursorPlan plan, PartitionRouter router, Map<String, ?> state, boolean global) {
            cursor = new ConcurrentPerPartitionCursor(plan, router, state, global, 1000, clock);
            cursor.start(this);
            slices = cursor.slices();
        }

        @Override
        public void emit(Map<String, @Nullable Object> state) {
            output.add(JsonDumps.compact(PaginationState.without(state)));
        }

        @Override
        public void takeBack(Map<String, @Nullable Object> state) {
            output.add("back to " + JsonDumps.compact(state));
        }

        @Override
        public void warn(String text) {
            warnings.add(text);
        }

        @Override
        public long recordBytes() {
            return recordBytes;
        }

        @Override
        public long stateBytes() {
            return stateBytes;
        }

        PaginationTracker open() {
            return cursor.open(next());
        }

        Slice next() {
            assertTrue(slices.hasNext());
            return slices.next();
        }

        void page(PaginationTracker slice, String... values) {
            for (String value : values) {
                slice.observe(cursor.parse(value));
            }
            slice.pageCompleted();
        }

        void read(String... values) {
            PaginationTracker slice = open();
            page(slice, values);
            slice.closed();
        }

        void end() {
            assertTrue(!slices.hasNext());
            clock.advance(3);
            cursor.finished();
        }
    }

    private static String entry(int id, int day) {
        return "{\"partition\":{\"id\":" + id + "},\"cursor\":{\"at\":\"" + day(day) + "\"}}";
    }

    private List<String> said() {
        List<String> said = List.copyOf(output);
        output.clear();
        return said;
    }

    @Test
    void aPartitionThatIsDoneMovesItsEntryAndTheEndMovesWhatIsCommonToAll() {
        Sync sync = new Sync(ScriptedRouter.list(1L, 2L), Map.of(), false, 0);
        sync.read(day(2), day(4));
        sync.read(day(3));
        sync.end();
        assertEquals(
                List.of(
                        "{\"use_global_cursor\":false,\"states\":[" + entry(1, 4) + "," + entry(2, 1)
                                + "],\"lookback_window\":0}",
                        "{\"use_global_cursor\":false,\"states\":[" + entry(1, 4) + "," + entry(2, 3)
                                + "],\"state\":{\"at\":\"" + day(4) + "\"},\"lookback_window\":3}"),
                said());
    }

    @Test
    void aNewPartitionStartsAtTheGlobalPositionMinusTheLookback() {
        Map<String, ?> state = Map.of(
                "states",
                List.of(Map.of("partition", Map.of("id", 1L), "cursor", Map.of("at", day(5)))),
                "state",
                Map.of("at", day(5)),
                "lookback_window",
                86_400L);
        Sync sync = new Sync(ScriptedRouter.list(1L, 2L), state, false, 0);
        assertEquals(day(5), sync.next().window().get("start_time"));
        assertEquals(day(4), sync.next().window().get("start_time"));
    }

    @Test
    void aStateWithoutPartitionsHoldsForAllOfThem() {
        Sync sync = new Sync(ScriptedRouter.list(1L, 2L), Map.of("at", day(5)), false, 0);
        assertEquals(day(5), sync.next().window().get("start_time"));
        assertEquals(day(5), sync.next().window().get("start_time"));
    }

    @Test
    void thereIsOneStateInTenMinutesAndOneAtTheEnd() {
        Sync sync = new Sync(ScriptedRouter.list(1L, 2L, 3L, 4L), Map.of(), false, 0);
        sync.read(day(2));
        sync.read(day(2));
        clock.advance(601);
        sync.read(day(2));
        sync.read(day(2));
        assertEquals(2, said().size());
        sync.end();
        assertEquals(1, said().size());
    }

    @Test
    void aStopSaysWhatWasPutOff() {
        Sync sync = new Sync(ScriptedRouter.list(1L, 2L), Map.of(), false, 0);
        sync.read(day(2));
        sync.read(day(3));
        said();
        sync.cursor.stopped();
        assertTrue(said().get(0).contains(entry(2, 3)));
    }

    @Test
    void aFailedPartitionKeepsWhatIsCommonToAllWhereItWas() {
        Sync sync = new Sync(ScriptedRouter.list(1L, 2L), Map.of(), false, 0);
        sync.read(day(2));
        PaginationTracker slice = sync.open();
        sync.page(slice, day(3));
        slice.failed();
        said();
        sync.end();
        assertEquals(
                List.of("{\"use_global_cursor\":false,\"states\":[" + entry(1, 2) + "," + entry(2, 1)
                        + "],\"lookback_window\":0}"),
                said());
    }

    @Test
    void aRouterThatDidNotComeToItsEndKeepsWhatIsCommonToAllWhereItWas() {
        Sync sync =
                new Sync(ScriptedRouter.list(IntStream.range(0, 2000).boxed().toArray()), Map.of(), false, 0);
        sync.read(day(2));
        said();
        sync.cursor.finished();
        assertTrue(said().get(0).endsWith("\"lookback_window\":0}"));
    }

    @Test
    void partitionsThatWereFoundAreReadBeforeTheFailureOfTheRouter() {
        Sync sync = new Sync(ScriptedRouter.failingAfter(1L, 2L), Map.of(), false, 0);
        sync.read(day(2));
        sync.read(day(3));
        assertThrows(ConfigException.class, sync.slices::hasNext);
        sync.cursor.finished();
        assertTrue(said().get(1).endsWith("\"lookback_window\":0}"));
    }

    @Test
    void aPartitionThatComesTwiceIsReadOnce() {
        Sync sync = new Sync(ScriptedRouter.list(1L, 1L, 1L, 2L), Map.of(), false, 0);
        sync.read(day(2));
        sync.read(day(2));
        sync.end();
        assertEquals(1, warnings.size());
    }

    @Test
    void theParentsStateMovesWhenAllPartitionsUpToItAreDone() {
        List<Parent> parents = List.of(
                new Parent(1L, Map.of("p", "a")), new Parent(2L, Map.of("p", "a")), new Parent(3L, Map.of("p", "b")));
        Sync sync = new Sync(new ScriptedRouter(parents), Map.of(), false, 1);
        PaginationTracker first = sync.open();
        PaginationTracker second = sync.open();
        PaginationTracker third = sync.open();
        third.closed();
        second.closed();
        assertTrue(said().stream().noneMatch(s -> s.contains("parent_state")));
        first.closed();
        assertTrue(said().get(0).endsWith("\"parent_state\":{\"p\":\"b\"}}"));
    }

    /** A worker may be well ahead of what the read loop has heard. */
    @Test
    void aPartitionIsNotDoneBeforeAllOfItsSlicesAreHowEarlySoeverTheyWereDrawn() {
        List<Parent> parents = List.of(new Parent(1L, Map.of("p", "a")), new Parent(2L, Map.of("p", "b")));
        Sync sync = new Sync(Fixtures.days("P11D", 1), new ScriptedRouter(parents), Map.of(), false);
        List<Slice> drawn = new ArrayList<>();
        sync.slices.forEachRemaining(drawn::add);
        assertEquals(4, drawn.size());
        for (int slice = 0; slice < 3; slice += 2) {
            sync.cursor.open(drawn.get(slice)).closed();
        }
        assertTrue(said().stream().noneMatch(s -> s.contains("parent_state")));
        sync.cursor.open(drawn.get(1)).closed();
        assertTrue(said().get(0).endsWith("\"parent_state\":{\"p\":\"a\"}}"));
    }

    /** The look-ahead has found all partitions when drawing their slices fails, or nothing more is wanted of the stream. */
    @Test
    void rule9APartitionThatWasFoundButNotDrawnIsNotDone() {
        List<Parent> parents = List.of(new Parent(1L, Map.of("p", "a")), new Parent(2L, Map.of("p", "b")));
        for (boolean global : List.of(false, true)) {
            Sync sync = new Sync(new ScriptedRouter(parents), Map.of(), global, 0);
            sync.read(day(4));
            sync.cursor.finished();
            List<String> said = said();
            assertFalse(said.get(said.size() - 1).contains("\"state\":"), said.toString());
            assertTrue(said.get(said.size() - 1).endsWith("\"parent_state\":{\"p\":\"a\"}}"), said.toString());
        }
    }

    @Test
    void aPartitionWithoutSlicesIsDone() {
        Map<String, ?> state =
                Map.of("states", List.of(Map.of("partition", Map.of("id", 2L), "cursor", Map.of("at", day(31)))));
        Sync sync = new Sync(Fixtures.days("P11D", 0), ScriptedRouter.list(1L, 2L), state, false);
        while (sync.slices.hasNext()) {
            sync.read(day(4));
        }
        sync.end();
        List<String> said = said();
        assertTrue(said.get(said.size() - 1).contains("\"state\":"), said.toString());
    }

    @Test
    void underAGlobalCursorSlicesMayBeDrawnEarlyToo() {
        Sync sync = new Sync(Fixtures.days("P11D", 0), ScriptedRouter.list(1L, 2L), Map.of(), true);
        List<Slice> drawn = new ArrayList<>();
        sync.slices.forEachRemaining(drawn::add);
        for (Slice next : drawn) {
            PaginationTracker slice = sync.cursor.open(next);
            sync.page(slice, day(4));
            slice.closed();
        }
        sync.end();
        assertEquals(
                List.of("{\"use_global_cursor\":true,\"state\":{\"at\":\"" + day(4) + "\"},\"lookback_window\":3}"),
                said());
    }

    @Test
    void underAGlobalCursorOnlyTheEndSaysSomething() {
        Sync sync = new Sync(ScriptedRouter.list(1L, 2L), Map.of(), true, 0);
        sync.read(day(2), day(4));
        sync.read(day(3));
        assertEquals(List.of(), said());
        sync.end();
        assertEquals(
                List.of("{\"use_global_cursor\":true,\"state\":{\"at\":\"" + day(4) + "\"},\"lookback_window\":3}"),
                said());
    }

    @Test
    void withMoreThanTenThousandPartitionsTheCursorGoesGlobal() {
        Sync sync =
                new Sync(ScriptedRouter.list(IntStream.range(0, 10_003).boxed().toArray()), Map.of(), false, 0);
        for (int i = 0; i < 10_003; i++) {
            sync.read(day(2));
        }
        sync.end();
        List<String> said = said();
        assertTrue(said.get(0).startsWith("{\"use_global_cursor\":false"));
        assertEquals(
                "{\"use_global_cursor\":true,\"state\":{\"at\":\"" + day(2) + "\"},\"lookback_window\":3}",
                said.get(said.size() - 1));
    }

    @Test
    void rule9ACheckpointMovesTheEntryOfItsPartitionOnly() {
        Sync sync = new Sync(ScriptedRouter.list(1L, 2L), Map.of(), false, 1);
        PaginationTracker slice = sync.open();
        sync.page(slice, day(2));
        sync.page(slice, day(3));
        assertEquals(
                List.of("{\"use_global_cursor\":false,\"states\":[" + entry(1, 2) + "," + entry(2, 1)
                        + "],\"lookback_window\":0}"),
                said());
        slice.failed();
        assertEquals(List.of(), said());
    }

    @Test
    void rule9UnderAGlobalCursorNoPositionInsideOfAPartitionIsFollowed() {
        Sync sync = new Sync(ScriptedRouter.list(1L), WITH_PARENTS, true, 1);
        PaginationTracker slice = sync.open();
        sync.page(slice, day(3));
        sync.page(slice, day(2)); // out of order, which matters to nobody here
        slice.failed();
        assertEquals(List.of(), said());
        assertEquals(List.of(), warnings);
    }

    @Test
    void rule9CheckpointsEndWhenTheCursorGoesGlobal() {
        Sync sync =
                new Sync(ScriptedRouter.list(IntStream.range(0, 10_003).boxed().toArray()), Map.of(), false, 1);
        PaginationTracker slice = sync.open();
        for (int i = 1; i < 10_003; i++) {
            sync.open();
        }
        sync.page(slice, day(2));
        sync.page(slice, day(3));
        slice.failed();
        assertEquals(List.of(), said());
        assertEquals(List.of(), warnings);
    }

    private Sync ofManyPartitions() {
        return new Sync(ScriptedRouter.list(IntStream.range(0, 1000).boxed().toArray()), Map.of(), false, 1);
    }

    @Test
    void rule11ALargeStateWaitsForRecordsOrTime() {
        Sync sync = ofManyPartitions();
        PaginationTracker slice = sync.open();
        sync.page(slice, day(2));
        sync.page(slice, day(3));
        assertEquals(0, said().size(), "some 80 KB of state against no record");
        recordBytes = 100_000;
        sync.page(slice, day(4));
        assertEquals(1, said().size());
        sync.page(slice, day(5));
        assertEquals(0, said().size());
        clock.advance(4);
        sync.page(slice, day(6));
        assertEquals(0, said().size());
        clock.advance(1);
        sync.page(slice, day(7));
        assertEquals(1, said().size());
        sync.page(slice, day(8));
        sync.cursor.timePassed();
        assertEquals(0, said().size());
        clock.advance(5);
        sync.cursor.timePassed();
        assertEquals(1, said().size(), "no page need come for it");
        sync.cursor.timePassed();
        assertEquals(0, said().size());
        sync.page(slice, day(9));
        sync.cursor.stopped();
        assertEquals(1, said().size(), "the last state is not put off");
    }

    @Test
    void rule11AStateWaitsForItsSizeAsItWasWrittenLast() {
        Sync sync = new Sync(ScriptedRouter.list(1), Map.of(), false, 1);
        PaginationTracker slice = sync.open();
        stateBytes = 1_000_000; // parents' states may be large
        sync.page(slice, day(2));
        sync.page(slice, day(3));
        assertEquals(0, said().size());
        recordBytes = 1_000_000;
        sync.page(slice, day(4));
        assertEquals(1, said().size());
    }

    @Test
    void rule11WithoutTheOptionStatesComeByTimeUnderAGlobalCursorToo() {
        List<ScriptedRouter.Parent> parents = new ArrayList<>();
        for (long id = 0; id < 4; id++) {
            parents.add(new ScriptedRouter.Parent(id, Map.of("p", id)));
        }
        Sync sync = new Sync(new ScriptedRouter(parents), WITH_PARENTS, true, 0);
        sync.read(day(2));
        assertEquals(1, said().size());
        sync.read(day(3));
        assertEquals(0, said().size());
        clock.advance(Duration.ofMinutes(11).toSeconds());
        sync.read(day(4));
        assertEquals(1, said().size());
    }

    @Test
    void rule11WhatIsTakenBackDoesNotWait() {
        Sync sync = new Sync(ScriptedRouter.list(IntStream.range(0, 100).boxed().toArray()), Map.of(), false, 1);
        PaginationTracker slice = sync.open();
        recordBytes = 2_000_000;
        sync.page(slice, day(3));
        sync.page(slice, day(4));
        assertTrue(said().get(0).contains(entry(0, 3)));
        sync.page(slice, day(2));
        String back = said().get(0);
        assertTrue(back.startsWith("back to ") && back.contains(entry(0, 1)), back);
    }

    @Test
    void anEntryThatCannotBeReadSaysWhatIsWrong() {
        Map<String, ?> state = Map.of("states", List.of(Map.of("partition", Map.of("id", 1L))));
        assertThrows(ConfigException.class, () -> new Sync(ScriptedRouter.list(1L), state, false, 0));
    }
}
