package dev.cairn.runtime.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that is no page of the stream: for tokens, parents, jobs, schemas. Immutable.
 *
 * @param title what it is, in a few words
 * @param type one of {@code AUTH}, {@code PARENT_STREAM}, {@code ASYNC_CREATE}, {@code ASYNC_POLL}, {@code ASYNC_ABORT},
 *     {@code ASYNC_DELETE} and {@code HTTP}
 * @param description what it is for, a sentence
 */
public record AuxiliaryRequest(String title, String type, String description, Exchange exchange) {

    /** As the reference's server has it; plain JSON values. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("title", title);
        json.put("type", type);
        json.put("description", description);
        json.put("request", exchange.request().toJson());
        json.put("response", exchange.response().toJson());
        return json;
    }
}
