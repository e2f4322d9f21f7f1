package dev.cairn.runtime.trial;

import dev.cairn.runtime.protocol.Message.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A slice of the stream, as far as it was read. Immutable.
 *
 * @param pages at least one
 * @param descriptor the slice's partition and window in one object, plain JSON values; the text <code>{}</code> where the stream
 *     has one slice that has neither, as in the reference
 * @param state the last state before the next slice began; null where there was none yet
 * @param auxiliaryRequests those about jobs
 */
public record SliceRead(
        List<PageRead> pages, Object descriptor, @Nullable State state, List<AuxiliaryRequest> auxiliaryRequests) {

    public SliceRead {
        pages = List.copyOf(pages);
        auxiliaryRequests = List.copyOf(auxiliaryRequests);
    }

    /** As {@code StreamReadSlices} of the reference's server has it; plain JSON values. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("pages", pages.stream().map(PageRead::toJson).toList());
        json.put("slice_descriptor", descriptor);
        json.put("state", state == null ? List.of() : List.of(json(state)));
        json.put(
                "auxiliary_requests",
                auxiliaryRequests.stream().map(AuxiliaryRequest::toJson).toList());
        return json;
    }

    /** With the members that the reference's classes have besides. */
    private static Map<String, @Nullable Object> json(State state) {
        Map<String, @Nullable Object> descriptor = new LinkedHashMap<>();
        descriptor.put("name", state.stream().name());
        descriptor.put("namespace", state.stream().namespace());
        Map<String, @Nullable Object> stream = new LinkedHashMap<>();
        stream.put("stream_descriptor", descriptor);
        stream.put("stream_state", state.state());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("type", "STREAM");
        json.put("stream", stream);
        json.put("global_", null);
        json.put("data", null);
        json.put("sourceStats", Map.of("recordCount", (double) state.records()));
        json.put("destinationStats", null);
        return json;
    }
}
