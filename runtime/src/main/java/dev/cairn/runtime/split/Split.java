package dev.cairn.runtime.split;

import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.json.JsonFields;
import dev.cairn.runtime.config.StreamDescriptor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A slice to read, and how much of it has left. Immutable; JSON both ways.
 *
 * @param number counts the slices of a stream in the order in which they were found, from 0
 * @param resumed what the stream's state said of the slice's partition when the sync began, in the form of a state; empty
 *     where the stream had none. Filters of the connector need it
 */
public record Split(
        StreamDescriptor stream,
        long number,
        Slice slice,
        Map<String, @Nullable Object> resumed,
        SplitPosition position) {

    private static final String INFINITY = "Infinity";

    public Split {
        resumed = Collections.unmodifiableMap(new LinkedHashMap<>(resumed));
    }

    /** A text that no other slice of the same sync has. */
    public String id() {
        return stream + "/" + number;
    }

    /** The same slice at another position. */
    public Split at(SplitPosition other) {
        return new Split(stream, number, slice, resumed, other);
    }

    /** Plain JSON values; what is empty is left out. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("stream", stream.toJson());
        json.put("number", number);
        put(json, "partition", slice.partition());
        put(json, "window", finite(slice.window()));
        put(json, "extra_fields", slice.extraFields());
        PagePosition page = slice.position();
        put(json, "page", page == null ? Map.of() : page.toJson());
        put(json, "resumed", resumed);
        put(json, "position", position.toJson());
        return json;
    }

    private static void put(Map<String, @Nullable Object> json, String name, Map<String, @Nullable Object> value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }

    /**
     * Reads what {@link #toJson} gave.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Split fromJson(Map<String, ?> json) {
        JsonFields from = new JsonFields("A split", json);
        return new Split(
                StreamDescriptor.fromJson(from.object("stream")),
                from.number("number"),
                new Slice(
                        from.object("partition"),
                        infinite(from.object("window")),
                        from.object("extra_fields"),
                        json.containsKey("page") ? PagePosition.fromJson(from.object("page")) : null),
                from.object("resumed"),
                SplitPosition.fromJson(from.object("position")));
    }

    /** JSON has no infinite number, which is the end of a window of counts. */
    private static Map<String, @Nullable Object> finite(Map<String, @Nullable Object> window) {
        Map<String, @Nullable Object> finite = new LinkedHashMap<>(window);
        finite.replaceAll((name, value) -> value instanceof Double number && number.isInfinite() ? INFINITY : value);
        return finite;
    }

    private static Map<String, @Nullable Object> infinite(Map<String, @Nullable Object> window) {
        window.replaceAll((name, value) -> INFINITY.equals(value) ? (Object) Double.POSITIVE_INFINITY : value);
        return window;
    }
}
