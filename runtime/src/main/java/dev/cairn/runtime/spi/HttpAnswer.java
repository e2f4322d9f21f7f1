package dev.cairn.runtime.spi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A response of an API. Confined to one thread. */
public interface HttpAnswer {

    int status();

    /** Where the answer came from, after redirects. */
    String url();

    /** Headers by name in lower case; values of a name that comes more than once are joined by commas. */
    Map<String, String> headers();

    /** A header, its name in any case. */
    Optional<String> header(String name);

    /** What this is the answer to; empty where no request was sent. */
    default Optional<HttpCall> request() {
        return Optional.empty();
    }

    /** The body, content encodings undone. */
    byte[] bytes() throws IOException;

    /** The body as text, in the charset that the headers name. */
    String text() throws IOException;

    /** What the body says; null if it says null, or is no JSON. */
    @Nullable
    Object json() throws IOException;

    /** The body from its start, or what is left of one that is still coming. */
    default InputStream stream() throws IOException {
        return new ByteArrayInputStream(bytes());
    }

    /** The body where it is in memory already, else null; must not be changed. */
    default byte @Nullable [] buffered() {
        return null;
    }
}
