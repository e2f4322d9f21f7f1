package dev.cairn.runtime.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a slice. Immutable.
 *
 * @param records as they are emitted, after filters and transformations; plain JSON values, not masked. May be read from
 *     their text each time they are asked for
 * @param exchange the request that the page was asked for with; null where the records came in another way, such as from
 *     the file of a job
 */
public record PageRead(
        List<Map<String, @Nullable Object>> records,
        @Nullable Exchange exchange) {

    /** As {@code StreamReadPages} of the reference's server has it; plain JSON values. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("records", records instanceof RecordTexts texts ? texts.written() : records);
        json.put("request", exchange == null ? null : exchange.request().toJson());
        json.put("response", exchange == null ? null : exchange.response().toJson());
        return json;
    }
}
