package dev.cairn.runtime.internal.record;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A body that is not in the format that its decoder or extractor expects. Other {@link java.io.IOException}s of reading
 * a body come from the network.
 */
public final class MalformedBodyException extends IOException {

    /** @param message what is wrong and where; may quote a little of the body, which its reader must redact */
    public MalformedBodyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public MalformedBodyException(String message) {
        this(message, null);
    }
}
