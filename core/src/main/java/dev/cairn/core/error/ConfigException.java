package dev.cairn.core.error;

import org.jspecify.annotations.Nullable;

/** A failure that the user can fix by changing the configuration. */
public final class ConfigException extends SyncException {

    public ConfigException(String message) {
        this(message, message, null);
    }

    public ConfigException(String userMessage, String internalMessage, @Nullable Throwable cause) {
        super(userMessage, internalMessage, cause);
    }

    @Override
    public FailureType failureType() {
        return FailureType.CONFIG_ERROR;
    }
}
