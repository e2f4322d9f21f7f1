package dev.cairn.runtime.sync;

import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.error.SyncException;
import dev.cairn.runtime.error.SystemException;

/** Turns whatever was thrown into a failure that can be reported. */
final class Failures {

    private Failures() {}

    static SyncException asSyncException(Throwable thrown, StreamDescriptor stream) {
        if (thrown instanceof SyncException failure) {
            return failure;
        }
        return new SystemException(
                "An unexpected error occurred in stream " + stream + ": "
                        + thrown.getClass().getSimpleName(),
                String.valueOf(thrown),
                thrown);
    }
}
