package dev.cairn.runtime.internal.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.retrieval.SliceEvent;
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
        accept(3);
        states.left();
        accept(5);
        assertEquals(5, states.failed(slice));
        assertEquals(0, states.stopped());
    }

    @Test
    void whatCameBeforeTheSliceIsWithdrawnAtTheEndOnly() {
        accept(12);
        states.closed();
        accept(8);
        assertEquals(8, states.failed(slice));
        assertEquals(12, states.ended());
        assertEquals(0, states.ended());
    }

    @Test
    void aWindowThatIsSplitWithdrawsItsRecordsOnly() {
        accept(5);
        assertEquals(0, states.happened(slice, SliceEvent.WINDOW_STARTED));
        accept(3);
        assertEquals(3, states.happened(slice, SliceEvent.WINDOW_SPLIT));
        assertEquals(0, states.happened(slice, SliceEvent.WINDOW_SPLIT));
        assertEquals(5, states.stopped());
    }

    /** A worker that asks for the next slice may wait, and tells that of the slice that it had before. */
    @Test
    void aWaitOfAnotherSliceChangesNothing() {
        accept(8);
        assertEquals(0, states.happened(new SliceTracker() {}, SliceEvent.WAITING));
        assertEquals(8, states.stopped());
    }

    @Test
    void aSliceThatWasReadToItsEndWithdrawsNothing() {
        accept(8);
        states.closed();
        assertEquals(0, states.stopped());
    }

    @Test
    void aStateThatVouchesForAPartIsHeldBack() {
        assertFalse(states.lets());
    }

    @Test
    void theStateOfAStreamThatIsCompleteVouchesForAll() {
        accept(8);
        states.complete();
        assertTrue(states.lets());
        assertEquals(0, states.ended());
    }
}
