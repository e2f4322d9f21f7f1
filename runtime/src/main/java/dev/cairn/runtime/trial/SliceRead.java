package dev.cairn.runtime.trial;

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
 * @param states the last state message before the next slice began; empty where there was none yet, else one. Plain JSON
 *     values: {@code type}, {@code stream}, {@code global_}, {@code data}, {@code sourceStats}, {@code destinationStats}
 * @param auxiliaryRequests those about jobs
 */
public record SliceRead(
        List<PageRead> pages,
        Object descriptor,
        List<Map<String, @Nullable Object>> states,
        List<AuxiliaryRequest> auxiliaryRequests) {

    public SliceRead {
        pages = List.copyOf(pages);
        states = List.copyOf(states);
        auxiliaryRequests = List.copyOf(auxiliaryRequests);
    }

    /** As {@code StreamReadSlices} of the reference's server has it; plain JSON values. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("pages", pages.stream().map(PageRead::toJson).toList());
        json.put("slice_descriptor", descriptor);
        json.put("state", states);
        json.put(
                "auxiliary_requests",
                auxiliaryRequests.stream().map(AuxiliaryRequest::toJson).toList());
        return json;
    }
}
