package dev.cairn.runtime.internal.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cairn.cursor.SliceTracker;
import dev.cairn.runtime.internal.retriever.SliceEvent;
import org.junit.jupiter.api.Test;

/** Syncs in which states are exact are in {@code AppendedRowsTest} of {@code destinations}. */
class ExactStatesTest {

    private final ExactStates states = new ExactStates(new UnreadCursor());
    private final SliceTracker slice = new SliceTracker() {};

    private void accept(int records) {
        states.reading(slice);
        for (int i = 0; i < records; i++) {
            states.accepted();
        }
    }

    @Test
    void aSliceThatEndsWithdrawsWhatNoStateVouchesFor() {
        accept(8);
        assertEquals(5, states.ended(5));
        assertEquals(0, states.ended(0));
    }

    @Test
    void whatCameBeforeTheSliceIsNotWithdrawn() {
        accept(8);
        assertEquals(8, states.ended(20));
    }

    @Test
    void aWindowThatIsSplitWithdrawsItsRecordsOnly() {
        accept(5);
        assertEquals(0, states.told(slice, SliceEvent.WINDOW_STARTED, 5));
        accept(3);
        assertEquals(3, states.told(slice, SliceEvent.WINDOW_SPLIT, 8));
        assertEquals(0, states.told(slice, SliceEvent.WINDOW_SPLIT, 5));
        assertEquals(5, states.ended(5));
    }

    /** A worker that asks for the next slice may wait, and tells that of the slice that it had before. */
    @Test
    void aWaitOfAnotherSliceChangesNothing() {
        accept(8);
        assertEquals(0, states.told(new SliceTracker() {}, SliceEvent.WAITING, 8));
        assertEquals(8, states.ended(8));
    }

    @Test
    void aSliceThatWasReadToItsEndWithdrawsNothing() {
        accept(8);
        states.closed();
        assertEquals(0, states.ended(8));
    }

    @Test
    void aStateThatVouchesForAPartIsHeldBack() {
        assertFalse(states.lets());
    }
}
