package dev.cairn.core.error;

import org.jspecify.annotations.Nullable;

/** A temporary failure: the next attempt may succeed. */
public final class TransientException extends SyncException {

    public TransientException(String message) {
        this(message, message, null);
    }

    public TransientException(String userMessage, String internalMessage, @Nullable Throwable cause) {
        super(userMessage, internalMessage, cause);
    }

    @Override
    public FailureType failureType() {
        return FailureType.TRANSIENT_ERROR;
    }
}
