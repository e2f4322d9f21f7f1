package dev.cairn.runtime.trial;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request and its answer, as they are shown: secrets are masked, redirects followed. Immutable. */
public record Exchange(Sent request, Received response) {

    /**
     * The request.
     *
     * @param headers several values of a header are joined by commas
     * @param body null where it has none
     */
    public record Sent(
            String method,
            String url,
            Map<String, String> headers,
            @Nullable String body) {

        public Sent {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }

        /** As {@code HttpRequest} of the reference's server has it; plain JSON values. */
        public Map<String, @Nullable Object> toJson() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("url", url);
            json.put("headers", headers);
            json.put("http_method", method);
            json.put("body", body);
            return json;
        }
    }

    /**
     * The answer.
     *
     * @param headers several values of a header are joined by commas
     * @param body as text, in the encoding that the answer names; the start of it where it is cut
     * @param bytes how long the body was, content encodings undone
     * @param cut whether only the start of the body is kept
     * @param took from when the request was sent until the last byte of the answer was there
     */
    public record Received(
            int status, Map<String, String> headers, String body, long bytes, boolean cut, Duration took) {

        public Received {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }

        /** As {@code HttpResponse} of the reference's server has it; plain JSON values. */
        public Map<String, @Nullable Object> toJson() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("status", (long) status);
            json.put("body", body);
            json.put("headers", headers);
            return json;
        }
    }
}
