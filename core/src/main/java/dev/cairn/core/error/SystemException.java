package dev.cairn.core.error;

import org.jspecify.annotations.Nullable;

/** A failure of the manifest, the API's contract or Cairn itself. */
public final class SystemException extends SyncException {

    public SystemException(String message) {
        this(message, message, null);
    }

    public SystemException(String userMessage, String internalMessage, @Nullable Throwable cause) {
        super(userMessage, internalMessage, cause);
    }

    @Override
    public FailureType failureType() {
        return FailureType.SYSTEM_ERROR;
    }
}
