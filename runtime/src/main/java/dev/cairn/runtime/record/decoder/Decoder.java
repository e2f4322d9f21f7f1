package dev.cairn.runtime.record.decoder;

import dev.cairn.runtime.record.ResponseBody;
import java.io.IOException;

/**
 * Turns a body into values, in which an extractor finds records. Thread-safe.
 *
 * <p>A body that is not in the decoder's format fails with {@link dev.cairn.runtime.record.MalformedBodyException},
 * here or while its values are read; it is never an empty page.
 */
public interface Decoder {

    /** Opens a body. */
    DecodedValues decode(ResponseBody body) throws IOException;

    /**
     * Whether bodies are meant to be streamed, so that neither paginators nor anything else but the extractor sees them.
     */
    boolean isStreaming();
}
