package dev.cairn.flink.reader;

import dev.cairn.core.error.SyncException;
import dev.cairn.flink.split.CairnSplit;
import dev.cairn.runtime.split.SplitTracker;
import org.jspecify.annotations.Nullable;

/** A slice that is being read: how much of it has been emitted. Confined to the task's thread. */
final class CairnSplitState {

    private final CairnSplit given;
    private final SplitTracker tracker;
    private @Nullable SyncException failure;

    /** @param given as the reader got it */
    CairnSplitState(CairnSplit given, SplitTracker tracker) {
        this.given = given;
        this.tracker = tracker;
    }

    CairnSplit given() {
        return given;
    }

    SplitTracker tracker() {
        return tracker;
    }

    /** Why it cannot be read further; null as long as it can. */
    @Nullable
    SyncException failure() {
        return failure;
    }

    void fail(SyncException cause) {
        failure = cause;
    }

    /** The slice where another reader may go on. */
    CairnSplit present() {
        return given.at(tracker.position());
    }

    CairnSplit closed() {
        return given.at(tracker.closed());
    }

    CairnSplit failed() {
        return given.at(tracker.failed());
    }
}
