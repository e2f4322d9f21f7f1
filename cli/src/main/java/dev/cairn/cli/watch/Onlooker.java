package dev.cairn.cli.watch;

import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;

/** Looks at a sync from before it begins until this is closed. Thread-safe. */
interface Onlooker extends AutoCloseable {

    /** What a connector runs in, so that it is told more than a monitor shows. */
    default RunOptions in(RunOptions options) {
        return options;
    }

    /** The sync begins. */
    default void watch(SyncMonitor sync) {}

    /** What it came to; where nothing is said it has failed. */
    default void ended(SyncResult result) {}

    @Override
    void close();
}
