package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules 21 and 22: positions of paginations, and partitions that are done, of streams without a cursor. */
class PaginationCursorTest implements StateSink {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-02-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Map<String, @Nullable Object> ENDED = Map.of(FinalStateCursor.NO_CURSOR, true);

    private final List<Map<String, @Nullable Object>> states = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean begunAnew;

    @Override
    public void emit(Map<String, @Nullable Object> state) {
        states.add(state);
    }

    @Override
    public void warn(String text) {
        warnings.add(text);
    }

    @Override
    public void partlyBegunAnew() {
        begunAnew = true;
    }

    private PaginationCursor cursor(@Nullable PartitionRouter router, PaginationState resumed, int interval) {
        PaginationCursor cursor = new PaginationCursor("items", router, resumed, null, interval, CLOCK);
        cursor.start(this);
        return cursor;
    }

    private static SliceTracker openNext(PaginationCursor cursor, Iterator<Slice> slices) {
        assertTrue(slices.hasNext());
        return cursor.open(slices.next());
    }

    private static void page(SliceTracker slice, @Nullable PagePosition position) {
        slice.observe(null);
        slice.pageCompleted(position);
    }

    private static PagePosition at(int page) {
        return PagedSync.position("", page);
    }

    private PaginationState last() {
        return PaginationState.of(states.get(states.size() - 1));
    }

    private @Nullable PagePosition lastPosition() {
        return last().position(Slice.WHOLE);
    }

    @Test
    void rule21AStateSaysWhereThePaginationStandsEverySoManyPages() {
        PaginationCursor cursor = cursor(null, PaginationState.NONE, 3);
        SliceTracker slice = openNext(cursor, cursor.slices());
        List<Integer> counts = new ArrayList<>();
        for (int page = 0; page < 10; page++) {
            page(slice, at(page));
            counts.add(states.size());
        }
        assertEquals(List.of(0, 0, 1, 1, 1, 2, 2, 2, 3, 3), counts);
        assertEquals(at(8), lastPosition());
    }

    @Test
    void rule21ASyncThatGoesOnBeginsBehindThePage() {
        PaginationCursor first = cursor(null, PaginationState.NONE, 1);
        page(openNext(first, first.slices()), at(4));
        PaginationCursor second = cursor(null, last(), 1);
        Slice slice = second.slices().next();
        assertEquals(at(4), slice.position());
        SliceTracker tracker = second.open(slice);
        second.stopped();
        assertEquals(1, states.size(), "nothing new");
        tracker.observe(null);
        tracker.failed();
        second.finished();
        assertEquals(at(4), lastPosition());
    }

    @Test
    void rule21APageWithoutAPositionLeavesTheOneBeforeIt() {
        PaginationCursor cursor = cursor(null, PaginationState.NONE, 2);
        SliceTracker slice = openNext(cursor, cursor.slices());
        page(slice, null);
        page(slice, null);
        assertEquals(List.of(), states);
        page(slice, at(2));
        page(slice, null);
        assertFalse(cursor.vouchesForAll());
        page(slice, null);
        slice.failed();
        cursor.finished();
        assertEquals(at(2), lastPosition());
    }

    @Test
    void rule21WhereThePaginationBeginsAnewNothingIsClaimed() {
        PaginationCursor cursor = cursor(null, PaginationState.NONE, 2);
        SliceTracker slice = openNext(cursor, cursor.slices());
        page(slice, at(0));
        page(slice, at(1));
        slice.paginationReset();
        slice.observe(null);
        cursor.finished();
        assertNull(lastPosition());
    }

    @Test
    void rule21ASliceThatFailsOrWaitsLeavesItsPosition() {
        PaginationCursor cursor = cursor(null, PaginationState.NONE, 5);
        SliceTracker slice = openNext(cursor, cursor.slices());
        page(slice, at(0));
        slice.waiting();
        slice.waiting();
        assertEquals(1, states.size());
        assertEquals(at(0), lastPosition());
        page(slice, at(1));
        slice.failed();
        assertEquals(2, states.size());
        assertEquals(at(1), lastPosition());
    }

    @Test
    void aStopLeavesWhatIsSafe() {
        PaginationCursor cursor = cursor(null, PaginationState.NONE, 5);
        SliceTracker slice = openNext(cursor, cursor.slices());
        page(slice, at(0));
        slice.observe(null);
        cursor.stopped();
        assertEquals(at(0), lastPosition());
    }

    @Test
    void rule21TheStateEndsWithTheSync() {
        PaginationCursor cursor = cursor(null, PaginationState.NONE, 1);
        Iterator<Slice> slices = cursor.slices();
        SliceTracker slice = openNext(cursor, slices);
        page(slice, at(0));
        slice.closed();
        assertFalse(slices.hasNext());
        cursor.finished();
        assertEquals(ENDED, states.get(states.size() - 1));
    }

    @Test
    void rule21WhatFailedOrWasNotBegunIsReadByTheSyncThatGoesOn() {
        PaginationCursor cursor = cursor(ScriptedRouter.list("a", "b"), PaginationState.NONE, 1);
        Iterator<Slice> slices = cursor.slices();
        openNext(cursor, slices).closed();
        openNext(cursor, slices).failed();
        assertFalse(slices.hasNext());
        cursor.finished();
        assertEquals(List.of("b"), rest(ScriptedRouter.list("a", "b")));
    }

    /** Drawing fails, or nothing more is wanted of the stream, when all partitions are known. */
    @Test
    void rule22APartitionThatWasFoundButNotBegunIsNotDone() {
        PaginationCursor cursor = cursor(ScriptedRouter.list("a", "b"), PaginationState.NONE, 1);
        Iterator<Slice> slices = cursor.slices();
        SliceTracker first = openNext(cursor, slices);
        slices.next();
        assertFalse(slices.hasNext());
        first.closed();
        cursor.finished();
        assertEquals(List.of("b"), rest(ScriptedRouter.list("a", "b")));
    }

    @Test
    void aRouterThatFailsIsNotAtItsEnd() {
        PaginationCursor cursor = cursor(ScriptedRouter.failingAfter("a"), PaginationState.NONE, 1);
        openNext(cursor, cursor.slices()).closed();
        cursor.finished();
        assertEquals(List.of("b"), rest(ScriptedRouter.list("a", "b")));
    }

    private List<Object> rest(PartitionRouter router) {
        PaginationCursor next = cursor(router, last(), 1);
        List<Object> ids = new ArrayList<>();
        next.slices()
                .forEachRemaining(
                        slice -> ids.add(String.valueOf(slice.partition().get("id"))));
        return ids;
    }

    @Test
    void rule22PartitionsBeforeTheParentsPlaceAreNotNamed() {
        List<String> ids = IntStream.range(0, 1000).mapToObj(i -> "p" + i).toList();
        PaginationCursor cursor = cursor(new PagedParents(ids, 10, PaginationState.NONE), PaginationState.NONE, 1);
        Iterator<Slice> slices = cursor.slices();
        for (int i = 0; i < 995; i++) {
            openNext(cursor, slices).closed();
            assertTrue(last().done().length() <= 10 * 11 + 4, last().done());
        }
        Map<String, @Nullable Object> parents = last().parent(PagedParents.NAME);
        assertNotNull(parents);
        assertEquals(99L, parents.get("page"));
        assertEquals(List.of("p995", "p996", "p997", "p998", "p999"), rest(new PagedParents(ids, 10, last())));
    }

    @Test
    void rule22AStateNamesNoMorePartitionsThanAreKept() {
        Object[] ids = IntStream.range(0, ReadPartitions.MOST + 5)
                .mapToObj(i -> "p" + i)
                .toArray();
        PaginationCursor cursor = cursor(ScriptedRouter.list(ids), PaginationState.NONE, Integer.MAX_VALUE);
        Iterator<Slice> slices = cursor.slices();
        for (int i = 0; i < ids.length - 1; i++) {
            openNext(cursor, slices).closed();
        }
        cursor.finished();
        assertEquals(5, rest(ScriptedRouter.list(ids)).size());
        assertEquals(1, warnings.size());
    }

    @Test
    void rule29TheFirstPartitionsOfAListAreCounted() {
        Object[] ids = IntStream.range(0, 1000).mapToObj(i -> "p" + i).toArray();
        PaginationCursor cursor = cursor(ScriptedRouter.known(ids), PaginationState.NONE, 1);
        Iterator<Slice> slices = cursor.slices();
        SliceTracker open = openNext(cursor, slices);
        for (int i = 1; i < 996; i++) {
            SliceTracker next = openNext(cursor, slices);
            open.closed();
            open = next;
        }
        cursor.stopped();
        assertEquals("", last().done());
        assertEquals(995, last().first().count());
        assertEquals(List.of("p995", "p996", "p997", "p998", "p999"), rest(ScriptedRouter.known(ids)));
    }

    @Test
    void rule29ThoseBehindThemAreNamed() {
        PaginationCursor cursor = cursor(ScriptedRouter.known("a", "b", "c", "d", "e"), PaginationState.NONE, 1);
        Iterator<Slice> slices = cursor.slices();
        openNext(cursor, slices).closed();
        SliceTracker open = openNext(cursor, slices);
        openNext(cursor, slices).closed();
        assertEquals(List.of("b", "d", "e"), rest(ScriptedRouter.known("a", "b", "c", "d", "e")));
        open.closed();
        assertEquals(List.of("d", "e"), rest(ScriptedRouter.known("a", "b", "c", "d", "e")));
        assertEquals(3, last().first().count());
        assertEquals("", last().done());
    }

    @Test
    void rule29WhatAnEarlierRunHasReadStaysCounted() {
        PaginationCursor first = cursor(ScriptedRouter.known("a", "b", "c", "d"), PaginationState.NONE, 1);
        Iterator<Slice> slices = first.slices();
        openNext(first, slices).closed();
        openNext(first, slices).closed();
        PaginationCursor second = cursor(ScriptedRouter.known("a", "b", "c", "d"), last(), 1);
        page(openNext(second, second.slices()), at(0));
        assertEquals(List.of("c", "d"), rest(ScriptedRouter.known("a", "b", "c", "d")));
        assertEquals(List.of(), warnings);
        assertFalse(begunAnew);
    }

    @Test
    void rule29TheFirstOfAnotherListAreReadAndItIsSaid() {
        for (PartitionRouter other :
                List.of(ScriptedRouter.known("x", "a", "b", "c"), ScriptedRouter.list("x", "a", "b", "c"))) {
            warnings.clear();
            begunAnew = false;
            PaginationCursor first = cursor(ScriptedRouter.known("a", "b", "c"), PaginationState.NONE, 1);
            Iterator<Slice> slices = first.slices();
            openNext(first, slices).closed();
            openNext(first, slices);
            openNext(first, slices).closed();
            PaginationCursor second = cursor(other, last(), 1);
            slices = second.slices();
            openNext(second, slices);
            assertTrue(begunAnew);
            assertEquals(1, warnings.size(), warnings.toString());
            List<Object> rest = new ArrayList<>();
            slices.forEachRemaining(slice -> rest.add(slice.partition().get("id")));
            assertEquals(List.of("a", "b"), rest);
        }
    }

    @Test
    void rule22WhatAnEarlierRunHasReadStaysNamed() {
        PaginationCursor first = cursor(ScriptedRouter.list("a", "b", "c", "d"), PaginationState.NONE, 1);
        Iterator<Slice> slices = first.slices();
        SliceTracker a = openNext(first, slices);
        SliceTracker b = openNext(first, slices);
        openNext(first, slices).closed();
        page(b, PagedSync.position("b", 3));
        a.failed();
        PaginationCursor second = cursor(ScriptedRouter.list("a", "b", "c", "d"), last(), 1);
        openNext(second, second.slices()).closed();
        assertEquals(List.of("b", "d"), rest(ScriptedRouter.list("a", "b", "c", "d")));
        assertEquals(PagedSync.position("b", 3), last().position(new Slice(Map.of("id", "b"), Map.of(), Map.of())));
    }

    /** A destination writes what has changed of a state: little, whatever comes to its end first and whatever is found again. */
    @Test
    void rule22PartitionsAreNamedInTheOrderInWhichTheyWereDone() {
        Object[] ids = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};
        PaginationCursor first = cursor(ScriptedRouter.list(ids), PaginationState.NONE, 1);
        Iterator<Slice> slices = first.slices();
        List<SliceTracker> open = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            open.add(openNext(first, slices));
        }
        String before = "";
        for (int next : List.of(4, 1, 5)) {
            open.get(next).closed();
            before = requireLonger(before);
        }
        PaginationCursor second = cursor(ScriptedRouter.list(ids), last(), 1);
        Iterator<Slice> rest = second.slices();
        while (rest.hasNext()) {
            second.open(rest.next()).closed();
            before = requireLonger(before);
        }
        assertEquals(9 * Long.BYTES, Base64.getDecoder().decode(before).length);
    }

    private String requireLonger(String before) {
        byte[] now = Base64.getDecoder().decode(last().done());
        byte[] then = Base64.getDecoder().decode(before);
        assertEquals(then.length + Long.BYTES, now.length);
        assertArrayEquals(then, Arrays.copyOf(now, then.length));
        return last().done();
    }

    @Test
    void rule22ThatAParentBeginsAnewIsToldBeforeItsPartitionsAre() {
        boolean[] lost = {false};
        PartitionRouter parents = new PagedParents(List.of("a", "b", "c"), 1, PaginationState.NONE) {
            @Override
            public boolean hasBegunAnew() {
                return lost[0];
            }
        };
        PaginationCursor cursor = cursor(parents, PaginationState.NONE, 1);
        Iterator<Slice> slices = cursor.slices();
        openNext(cursor, slices);
        assertFalse(begunAnew);
        lost[0] = true;
        openNext(cursor, slices);
        assertTrue(begunAnew);
        begunAnew = false;
        openNext(cursor, slices);
        assertFalse(begunAnew, "once");
    }

    @Test
    void aPartitionThatComesTwiceIsReadTwiceButNotByASyncThatGoesOn() {
        PaginationCursor cursor = cursor(ScriptedRouter.list("a", "a", "b"), PaginationState.NONE, 1);
        Iterator<Slice> slices = cursor.slices();
        openNext(cursor, slices).closed();
        SliceTracker again = openNext(cursor, slices);
        page(again, at(0));
        assertEquals(List.of("b"), rest(ScriptedRouter.list("a", "a", "b")));
    }

    @Test
    void aStateVouchesForAllBehindCompletePages() {
        PaginationCursor cursor = cursor(null, PaginationState.NONE, 1);
        SliceTracker slice = openNext(cursor, cursor.slices());
        page(slice, at(0));
        slice.kept();
        assertTrue(cursor.vouchesForAll());
        slice.observe(null);
        assertFalse(cursor.vouchesForAll());
        slice.pageCompleted(at(1));
        slice.observe(null);
        slice.withdrawn();
        assertTrue(cursor.vouchesForAll());
        slice.failed();
        cursor.finished();
        assertEquals(at(0), lastPosition());
    }

    @Test
    void slicesThatAreReadApartGoOnWhereTheyStood() {
        PaginationCursor first = cursor(null, PaginationState.NONE, 1);
        page(openNext(first, first.slices()), at(4));
        var found = cursor(null, last(), 1).shared().find(null);
        Stream.generate(found::search).takeWhile(search -> search != null).forEach(Runnable::run);
        assertEquals(at(4), found.next().position());
    }
}
