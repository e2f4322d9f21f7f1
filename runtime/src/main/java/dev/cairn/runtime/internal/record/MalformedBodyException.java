package dev.cairn.runtime.internal.record;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A body that is not in the format that its decoder or extractor expects. Other {@link java.io.IOException}s of reading
 * a body come from the network.
 */
public final class MalformedBodyException extends IOException {

    private final boolean wholePage;

    /** @param message what is wrong and where; may quote a little of the body, which its reader must redact */
    public MalformedBodyException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private MalformedBodyException(String message, @Nullable Throwable cause, boolean wholePage) {
        super(message, cause);
        this.wholePage = wholePage;
    }

    public MalformedBodyException(String message) {
        this(message, null);
    }

    /** The same of a page that should have been one document, and is none. */
    public MalformedBodyException ofWholePage() {
        return new MalformedBodyException(String.valueOf(getMessage()), this, true);
    }

    /** Whether the page should have been one document; the reference takes such a page for an empty one. */
    public boolean isWholePage() {
        return wholePage;
    }
}
