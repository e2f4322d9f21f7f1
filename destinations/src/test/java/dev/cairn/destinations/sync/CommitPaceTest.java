package dev.cairn.destinations.sync;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CommitPaceTest {

    @Test
    void aQuickCommitIsRepeatedAfterTheInterval() {
        CommitPace pace = new CommitPace(50, 1000);
        assertFalse(pace.isDue(1049));
        assertTrue(pace.isDue(1050));

        pace.committed(1050, 1052);
        assertFalse(pace.isDue(1101));
        assertTrue(pace.isDue(1102));
    }

    @Test
    void aSlowCommitIsRepeatedAfterNineTimesItsDuration() {
        CommitPace pace = new CommitPace(50, 0);
        pace.committed(100, 200);
        assertFalse(pace.isDue(1099));
        assertTrue(pace.isDue(1100));
    }

    @Test
    void withoutAnIntervalEachStateIsCommitted() {
        CommitPace pace = new CommitPace(0, 0);
        pace.committed(100, 200);
        assertTrue(pace.isDue(200));
    }
}
