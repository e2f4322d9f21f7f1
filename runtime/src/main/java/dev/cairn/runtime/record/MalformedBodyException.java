package dev.cairn.runtime.record;

import java.io.IOException;

/** A body that is not what the decoder expects. */
public final class MalformedBodyException extends IOException {

    /** @param message what is wrong and where; may quote the first bytes of the body, which its reader must redact */
    public MalformedBodyException(String message, Throwable cause) {
        super(message, cause);
    }
}
