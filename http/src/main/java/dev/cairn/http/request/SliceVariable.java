package dev.cairn.http.request;

import dev.cairn.core.slice.Slice;
import dev.cairn.templates.Scope;
import dev.cairn.templates.value.MappingWithAttributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A slice as templates see it under {@code stream_slice}, {@code stream_interval} and {@code stream_partition}: a map of
 * all its values, with the attributes {@code partition}, {@code cursor_slice} and {@code extra_fields}. Immutable and
 * thread-safe as far as its values are.
 */
public final class SliceVariable extends MappingWithAttributes {

    private final Map<String, @Nullable Object> partition;
    private final Map<String, @Nullable Object> window;
    private final Map<String, @Nullable Object> extraFields;
    private final Map<String, @Nullable Object> merged;

    private SliceVariable(
            Map<String, @Nullable Object> partition,
            Map<String, @Nullable Object> window,
            Map<String, @Nullable Object> extraFields) {
        this.partition = partition;
        this.window = window;
        this.extraFields = extraFields;
        Map<String, @Nullable Object> all = new LinkedHashMap<>(partition);
        all.putAll(window);
        this.merged = Collections.unmodifiableMap(all);
    }

    /** That of a slice. */
    public static SliceVariable of(Slice slice) {
        return new SliceVariable(slice.partition(), slice.window(), slice.extraFields());
    }

    /** One whose attributes are the members of an object; those that are no objects there are empty. */
    public static SliceVariable ofAttributes(@Nullable Object attributes) {
        Map<?, ?> map = attributes instanceof Map<?, ?> object ? object : Map.of();
        return new SliceVariable(part(map, "partition"), part(map, "cursor_slice"), part(map, "extra_fields"));
    }

    private static Map<String, @Nullable Object> part(Map<?, ?> attributes, String name) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        if (attributes.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> part.put(String.valueOf(key), value));
        }
        return part;
    }

    @Override
    public String typeName() {
        return "StreamSlice";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "partition" -> partition;
            case "_partition" -> routersSlice();
            case "cursor_slice" -> window;
            case "extra_fields" -> extraFields;
            default -> Scope.UNDEFINED;
        };
    }

    /**
     * What the reference made this slice of: where a cursor adds a window to the slice of a router, that slice, with its
     * extra fields; else the partition alone, as where properties are asked for.
     */
    private Object routersSlice() {
        return window.isEmpty() || partition.isEmpty() || extraFields.containsKey("query_properties")
                ? partition
                : new SliceVariable(partition, Map.of(), extraFields);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return merged.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return merged.containsKey(key);
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return merged.entrySet();
    }
}
