package dev.cairn.runtime.http;

import dev.cairn.runtime.json.Json;
import dev.cairn.runtime.slice.Slice;

/**
 * What a request is for, so that messages can say it.
 *
 * @param page its number within the slice, from 1; pages that are read again count again
 */
public record RequestPlace(String stream, Slice slice, int page) {

    /** For people: the stream, the slice if there are several, the page. */
    @Override
    public String toString() {
        String ofSlice = slice.merged().isEmpty() ? "" : ", slice " + Json.write(slice.merged());
        return "stream '" + stream + "'" + ofSlice + ", page " + page;
    }
}
