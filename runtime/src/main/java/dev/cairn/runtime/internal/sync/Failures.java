package dev.cairn.runtime.internal.sync;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.runtime.config.StreamDescriptor;

/** Turns whatever was thrown into a failure that can be reported. */
public final class Failures {

    private Failures() {}

    public static SyncException asSyncException(Throwable thrown, StreamDescriptor stream) {
        return asSyncException(thrown, "in stream " + stream);
    }

    static SyncException asSyncException(Throwable thrown, String where) {
        if (thrown instanceof SyncException failure) {
            return failure;
        }
        String text = "An unexpected error occurred " + where + ": " + FailureWords.of(thrown);
        return new SystemException(text, text, thrown);
    }

    /**
     * Whether the JVM cannot be relied on any more: after an OutOfMemoryError any other thread may have lost something, too.
     * A StackOverflowError is over when it has been caught.
     */
    public static boolean isFatal(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError)) {
                return true;
            }
        }
        return false;
    }
}
