package dev.cairn.checkpoint;

import static dev.cairn.checkpoint.Fixtures.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule 25: what states say of slices whose cursor values say too little. */
class PositionsBesideValuesTest implements StateSink {

    private final List<Map<String, @Nullable Object>> states = new ArrayList<>();
    private int pages;

    @Override
    public void emit(Map<String, @Nullable Object> state) {
        states.add(state);
    }

    @Override
    public void warn(String text) {}

    private Map<String, @Nullable Object> last() {
        return states.get(states.size() - 1);
    }

    /** Returns the position of the last state, which is written as an interval beside a place in pages. */
    private @Nullable Object value() {
        return StateForm.sequential(last(), Fixtures.FIELD).get(Fixtures.FIELD);
    }

    private ConcurrentCursor cursor(CursorPlan plan) {
        Map<String, @Nullable Object> state = states.isEmpty() ? Map.of() : last();
        ConcurrentCursor cursor = new ConcurrentCursor(plan, PaginationState.without(state), PaginationState.of(state));
        cursor.start(this);
        return cursor;
    }

    private static PagePosition at(int page) {
        return PagedSync.position("", page);
    }

    private void page(ConcurrentCursor cursor, PaginationTracker slice, @Nullable String... values) {
        for (String value : values) {
            slice.observe(cursor.parse(value));
        }
        slice.pageCompleted(at(pages++));
    }

    private @Nullable PagePosition stands(Slice slice) {
        return PaginationState.of(last()).position(slice);
    }

    @Test
    void rule25WhereNoValueSettlesAStateSaysWhereThePaginationStands() {
        ConcurrentCursor cursor = cursor(Fixtures.days(null, 2));
        Slice slice = cursor.slices().next();
        PaginationTracker tracker = cursor.open(slice);
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            page(cursor, tracker, day(5), day(5));
            counts.add(states.size());
        }
        assertEquals(List.of(0, 0, 1, 1, 1, 2, 2), counts);
        assertEquals(at(5), stands(slice));
        assertEquals(day(1), value());
    }

    @Test
    void rule25ValuesThatSettleNeedNoPosition() {
        ConcurrentCursor cursor = cursor(Fixtures.days(null, 1));
        PaginationTracker tracker = cursor.open(cursor.slices().next());
        for (int i = 2; i < 19; i += 2) {
            page(cursor, tracker, day(i), day(i + 1));
        }
        tracker.failed();
        cursor.finished();
        assertTrue(states.stream().noneMatch(PaginationState::isIn), states.toString());
    }

    @Test
    void rule25AValueThatTheStateHadBeforeSaysTooLittle() {
        states.add(Map.of(Fixtures.FIELD, day(12)));
        ConcurrentCursor cursor = cursor(Fixtures.days(null, 1));
        Slice slice = cursor.slices().next();
        PaginationTracker tracker = cursor.open(slice);
        for (int i = 2; i < 12; i += 2) {
            tracker.observeDropped(cursor.parse(day(i)));
            tracker.observeDropped(cursor.parse(day(i + 1)));
            tracker.pageCompleted(at(pages++));
        }
        assertEquals(at(3), stands(slice));
        page(cursor, tracker, day(13), day(14));
        page(cursor, tracker, day(15), day(16));
        assertEquals(Map.of(Fixtures.FIELD, day(14)), last());
    }

    @Test
    void rule25ValuesSayTooLittleWhereEachSyncReadsFromTheFirstPage() {
        ConcurrentCursor cursor = cursor(Fixtures.days(null, 1).readingFromFirstPage());
        Slice slice = cursor.slices().next();
        PaginationTracker tracker = cursor.open(slice);
        page(cursor, tracker, day(2), day(3));
        page(cursor, tracker, day(4), day(5));
        page(cursor, tracker, day(6), day(7));
        assertEquals(at(1), stands(slice));
        assertEquals(day(5), value());
    }

    @Test
    void rule25ASyncThatIsStoppedSaysWhereItsSlicesStand() {
        ConcurrentCursor cursor = cursor(Fixtures.days(null, 100));
        Slice slice = cursor.slices().next();
        PaginationTracker tracker = cursor.open(slice);
        page(cursor, tracker, day(5), day(5));
        page(cursor, tracker, day(5), day(5));
        cursor.stopped();
        assertEquals(at(1), stands(slice));
    }

    @Test
    void rule25APositionGoesWhenAValueSettles() {
        ConcurrentCursor cursor = cursor(Fixtures.days(null, 1));
        PaginationTracker tracker = cursor.open(cursor.slices().next());
        page(cursor, tracker, day(5));
        page(cursor, tracker, day(5));
        assertTrue(PaginationState.isIn(last()));
        page(cursor, tracker, day(6));
        page(cursor, tracker, day(7));
        assertEquals(Map.of(Fixtures.FIELD, day(6)), last());
    }

    @Test
    void rule25AStateWithAPositionHasTheFormThatThePythonCdkDoesNotWrite() {
        ConcurrentCursor cursor = cursor(Fixtures.days(null, 1));
        PaginationTracker tracker = cursor.open(cursor.slices().next());
        page(cursor, tracker, day(5));
        page(cursor, tracker, day(5));
        assertTrue(PaginationState.isIn(last()));
        assertTrue(StateForm.hasIntervals(last()));
        assertEquals(day(1), value());
        tracker.closed();
        cursor.finished();
        assertEquals(Map.of(Fixtures.FIELD, day(5)), last());
    }

    @Test
    void rule25ABrokenOrderLeavesThePositionOfThePageBeforeIt() {
        ConcurrentCursor cursor = cursor(Fixtures.days(null, 5));
        Slice slice = cursor.slices().next();
        PaginationTracker tracker = cursor.open(slice);
        page(cursor, tracker, day(5));
        page(cursor, tracker, day(7));
        tracker.observe(cursor.parse(day(6)));
        assertEquals(at(1), stands(slice));
        assertEquals(day(1), value());
        for (int i = 0; i < 5; i++) {
            page(cursor, tracker, day(6));
        }
        assertEquals(at(4), stands(slice), "five pages after the beginning");
    }

    @Test
    void rule25ARecordWithoutTheFieldLeavesThePositionOfThePageBeforeIt() {
        ConcurrentCursor cursor = cursor(Fixtures.days(null, 5));
        Slice slice = cursor.slices().next();
        PaginationTracker tracker = cursor.open(slice);
        page(cursor, tracker, day(5));
        tracker.observe(null);
        assertEquals(at(0), stands(slice));
        page(cursor, tracker, (String) null);
        page(cursor, tracker, (String) null);
        assertEquals(1, states.size(), "not one for each page");
    }

    /** The first run ends on the 20th, the second on the 31st. */
    @Test
    void rule25ASliceGoesOnWithTheBoundsThatItHad() {
        ConcurrentCursor first = cursor(Fixtures.daysUntil(20, 1));
        Slice slice = first.slices().next();
        PaginationTracker tracker = first.open(slice);
        page(first, tracker, day(9), day(5));
        Iterator<Slice> rest = cursor(Fixtures.daysUntil(31, 1)).slices();
        Slice same = rest.next();
        assertEquals(slice.window(), same.window());
        assertEquals(at(0), same.position());
        Slice next = rest.next();
        assertEquals(day(20), next.window().get("start_time"));
        assertEquals(day(31), next.window().get("end_time"));
        assertFalse(rest.hasNext());
    }

    /** The first window is open, too, and nothing is known of it; the state's position is where it begins. */
    @Test
    void rule25WhatStandsBeforeASliceThatGoesOnIsReadFromTheStatesPositionOn() {
        ConcurrentCursor first = cursor(Fixtures.days("P10D", 1));
        Iterator<Slice> slices = first.slices();
        Slice open = slices.next();
        first.open(open);
        Slice begun = slices.next();
        page(first, first.open(begun), day(19), day(15));
        assertEquals(day(1), value());
        Iterator<Slice> rest = cursor(Fixtures.days("P10D", 1)).slices();
        assertEquals(open, rest.next());
        assertEquals(begun.from(at(0)), rest.next());
    }

    /** They may have descended before. */
    @Test
    void rule25ASliceThatGoesOnIsNotFollowedByItsValues() {
        ConcurrentCursor first = cursor(Fixtures.days(null, 1));
        page(first, first.open(first.slices().next()), day(9), day(5));
        ConcurrentCursor second = cursor(Fixtures.days(null, 1));
        Slice slice = second.slices().next();
        PaginationTracker tracker = second.open(slice);
        for (int i = 2; i < 9; i++) {
            page(second, tracker, day(i), day(i + 1));
        }
        assertEquals(day(1), value());
        assertEquals(at(7), stands(slice));
        tracker.failed();
        second.finished();
        assertEquals(at(7), stands(slice));
    }

    @Test
    void rule25ASliceHasReachedWhatItHadReachedBefore() {
        ConcurrentCursor first = cursor(Fixtures.days(null, 1));
        page(first, first.open(first.slices().next()), day(9), day(5));
        ConcurrentCursor second = cursor(Fixtures.days(null, 1));
        PaginationTracker tracker = second.open(second.slices().next());
        page(second, tracker, day(2));
        tracker.closed();
        second.finished();
        assertEquals(Map.of(Fixtures.FIELD, day(9)), last());
    }

    /** An API whose values are days gives many pages of each. */
    @Test
    void rule25AValueOfSeveralPagesSaysTooLittle() {
        ConcurrentCursor cursor = cursor(Fixtures.days(null, 2));
        Slice slice = cursor.slices().next();
        PaginationTracker tracker = cursor.open(slice);
        page(cursor, tracker, day(5));
        page(cursor, tracker, day(5));
        tracker.observe(cursor.parse(day(6)));
        assertEquals(day(5), value());
        assertEquals(at(1), stands(slice));
    }

    /** The next sync begins with a whole week, so that a week would come again. */
    @Test
    void rule25WhatAStateDoesNotSayIsNotSaidByValues() {
        ConcurrentCursor cursor = cursor(Fixtures.weeks(1));
        Slice slice = cursor.slices().next();
        PaginationTracker tracker = cursor.open(slice);
        for (int i = 2; i < 6; i++) {
            page(cursor, tracker, day(i));
        }
        assertEquals(day(1), value());
        assertEquals(at(2), stands(slice));
    }

    @Test
    void rule25ASliceThatBeginsAnewIsFollowedByItsValues() {
        ConcurrentCursor first = cursor(Fixtures.days(null, 1));
        page(first, first.open(first.slices().next()), day(9), day(5));
        ConcurrentCursor second = cursor(Fixtures.days(null, 1));
        PaginationTracker tracker = second.open(second.slices().next());
        tracker.begunAnew();
        second.stopped();
        page(second, tracker, day(2), day(3));
        page(second, tracker, day(4), day(5));
        assertEquals(Map.of(Fixtures.FIELD, day(3)), last());
    }

    /** What a filter of the client's side lets pass: the first sync ends on the 20th. */
    @Test
    void rule25ASliceBehindOneThatGoesOnTakesItsOwnRecordsOnly() {
        ConcurrentCursor first = cursor(Fixtures.daysUntil(20, 1));
        page(first, first.open(first.slices().next()), day(9), day(5));
        ConcurrentCursor second = cursor(Fixtures.daysUntil(31, 1));
        Iterator<Slice> slices = second.slices();
        Slice begun = slices.next();
        Slice behind = slices.next();
        assertTrue(passes(second, begun, 4));
        assertFalse(passes(second, behind, 4));
        assertTrue(passes(second, behind, 20));
    }

    private static boolean passes(ConcurrentCursor cursor, Slice slice, int day) {
        return cursor.shouldBeSynced(slice, Objects.requireNonNull(cursor.parse(day(day))));
    }

    @Test
    void rule25APositionVouchesForAllRecordsBeforeIt() {
        ConcurrentCursor cursor = cursor(Fixtures.days(null, 1));
        PaginationTracker tracker = cursor.open(cursor.slices().next());
        page(cursor, tracker, day(9), day(5));
        assertTrue(cursor.vouchesForAll());
        tracker.observe(cursor.parse(day(7)));
        assertFalse(cursor.vouchesForAll());
    }

    /** It came in an order that says nothing, in the page that was being read when the slice failed. */
    @Test
    void rule25APositionDoesNotVouchForWhatCameBehindIt() {
        ConcurrentCursor cursor = cursor(Fixtures.days(null, 1));
        PaginationTracker tracker = cursor.open(cursor.slices().next());
        page(cursor, tracker, day(9), day(5));
        tracker.observe(cursor.parse(day(7)));
        tracker.waiting();
        assertFalse(cursor.vouchesForAll());
    }

    /** One cursor for all partitions says nothing of a window that was read to its end, until its partition is. */
    @Test
    void rule25APositionThatIsGoneVouchesForNothing() {
        CursorPlan plan = Fixtures.days("P10D", 1);
        ConcurrentPerPartitionCursor first = partitions(plan, true, 0L);
        PaginationTracker tracker = first.open(first.slices().next());
        tracker.observe(first.parse(day(9)));
        tracker.pageCompleted(at(0));
        tracker.waiting();
        assertTrue(first.vouchesForAll());
        ConcurrentPerPartitionCursor second = partitions(plan, true, 0L);
        PaginationTracker rest = second.open(second.slices().next());
        assertTrue(second.vouchesForAll());
        tracker.closed();
        assertFalse(first.vouchesForAll());
        rest.closed();
        assertFalse(second.vouchesForAll());
    }

    @Test
    void rule25WhatSettledBeforeAResetSaysMoreThanPages() {
        ConcurrentCursor cursor = cursor(Fixtures.days(null, 1));
        PaginationTracker tracker = cursor.open(cursor.slices().next());
        page(cursor, tracker, day(2), day(3));
        page(cursor, tracker, day(4), day(5));
        tracker.paginationReset();
        page(cursor, tracker, day(2), day(3));
        page(cursor, tracker, day(4), day(5));
        tracker.waiting();
        assertEquals(Map.of(Fixtures.FIELD, day(4)), last());
    }

    /** Where states are to vouch for all records before them: values had settled behind the last one that was kept. */
    @Test
    void rule25WhereRecordsAreWithdrawnThePositionIsThatOfTheLastStateThatWasKept() {
        ConcurrentCursor cursor = cursor(Fixtures.days(null, 2));
        Slice slice = cursor.slices().next();
        PaginationTracker tracker = cursor.open(slice);
        page(cursor, tracker, day(4));
        page(cursor, tracker, day(5));
        page(cursor, tracker, day(5));
        tracker.kept();
        page(cursor, tracker, day(6), day(7), day(8));
        tracker.withdrawn();
        tracker.failed();
        cursor.finished();
        assertEquals(at(2), stands(slice));
    }

    /** A partition whose slice had failed does not exist any more. */
    @Test
    void rule25PositionsEndWithTheSync() {
        CursorPlan plan = Fixtures.days(null, 1);
        ConcurrentPerPartitionCursor first = partitions(plan, false, 0L, 1L);
        Iterator<Slice> slices = first.slices();
        PaginationTracker tracker = first.open(slices.next());
        tracker.observe(first.parse(day(9)));
        tracker.observe(first.parse(day(5)));
        tracker.pageCompleted(at(0));
        tracker.failed();
        first.open(slices.next()).closed();
        first.finished();
        assertTrue(PaginationState.isIn(last()));
        ConcurrentPerPartitionCursor second = partitions(plan, false, 1L);
        second.slices().forEachRemaining(slice -> second.open(slice).closed());
        second.finished();
        assertFalse(PaginationState.isIn(last()));
        assertEquals(false, last().get("use_global_cursor"));
    }

    private ConcurrentPerPartitionCursor partitions(CursorPlan plan, boolean global, Object... ids) {
        Map<String, @Nullable Object> state = states.isEmpty() ? Map.of() : last();
        ConcurrentPerPartitionCursor cursor = new ConcurrentPerPartitionCursor(
                plan,
                ScriptedRouter.list(ids),
                PaginationState.without(state),
                PaginationState.of(state),
                global,
                0,
                Clock.systemUTC());
        cursor.start(this);
        return cursor;
    }

    @Test
    void withoutTheOptionNothingIsSaidOfPages() {
        ConcurrentCursor cursor = cursor(Fixtures.days(null, 0));
        PaginationTracker tracker = cursor.open(cursor.slices().next());
        page(cursor, tracker, day(9), day(5));
        tracker.waiting();
        tracker.failed();
        cursor.finished();
        assertEquals(List.of(Map.of(Fixtures.FIELD, day(1))), states);
    }
}
