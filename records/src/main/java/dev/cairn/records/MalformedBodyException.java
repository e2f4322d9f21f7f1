package dev.cairn.records;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A body that is not in the format that its decoder or extractor expects. Other {@link java.io.IOException}s of reading
 * a body come from the network.
 */
public final class MalformedBodyException extends IOException {

    private final boolean wholePage;
    private final boolean decoded;

    /** @param message what is wrong and where; may quote a little of the body, which its reader must redact */
    public MalformedBodyException(String message, @Nullable Throwable cause) {
        this(message, cause, false, false);
    }

    private MalformedBodyException(String message, @Nullable Throwable cause, boolean wholePage, boolean decoded) {
        super(message, cause);
        this.wholePage = wholePage;
        this.decoded = decoded;
    }

    /** Of a body that can be decoded, but holds something else than records; the reference fails of it, too. */
    public static MalformedBodyException noRecord(String message) {
        return new MalformedBodyException(message, null, false, true);
    }

    public MalformedBodyException(String message) {
        this(message, null);
    }

    /** The same of a page that should have been one document; if it is none, the page is to blame as a whole. */
    public MalformedBodyException ofWholePage() {
        return decoded ? this : new MalformedBodyException(String.valueOf(getMessage()), this, true, false);
    }

    /** Whether the page should have been one document and is none; the reference takes such a page for an empty one. */
    public boolean isWholePage() {
        return wholePage;
    }
}
