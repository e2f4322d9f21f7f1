package dev.cairn.core.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure of a sync, with a message for the user and one for the developer.
 *
 * <p>{@link #getMessage()} is the internal message; {@link #userMessage()} is what the platform shows.
 */
public abstract sealed class SyncException extends RuntimeException
        permits ConfigException, SystemException, TransientException {

    private final String userMessage;

    SyncException(String userMessage, String internalMessage, @Nullable Throwable cause) {
        super(internalMessage, cause);
        this.userMessage = userMessage;
    }

    public abstract FailureType failureType();

    /** What the user can understand and act on; never a secret. */
    public final String userMessage() {
        return userMessage;
    }

    /** Both messages, or the longer one where it says what the other does. */
    public final String wholeMessage() {
        String internal = String.valueOf(getMessage());
        if (userMessage.contains(internal)) {
            return userMessage;
        }
        return internal.contains(userMessage) ? internal : userMessage + " " + internal;
    }

    /** A failure of the given type. */
    public static SyncException of(
            FailureType type, String userMessage, String internalMessage, @Nullable Throwable cause) {
        return switch (type) {
            case CONFIG_ERROR -> new ConfigException(userMessage, internalMessage, cause);
            case SYSTEM_ERROR -> new SystemException(userMessage, internalMessage, cause);
            case TRANSIENT_ERROR -> new TransientException(userMessage, internalMessage, cause);
        };
    }
}
