package dev.cairn.template;

import java.util.AbstractMap;
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
public final class SliceVariable extends AbstractMap<String, @Nullable Object> {

    private final Map<String, @Nullable Object> partition;
    private final Map<String, @Nullable Object> window;
    private final Map<String, @Nullable Object> extraFields;
    private final Map<String, @Nullable Object> merged;

    /**
     * A slice of these parts, which are not copied.
     *
     * @param partition the partition's values
     * @param window the cursor's bounds
     * @param extraFields what is no part of the partition's identity
     */
    public SliceVariable(
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

    public Map<String, @Nullable Object> partition() {
        return partition;
    }

    public Map<String, @Nullable Object> window() {
        return window;
    }

    public Map<String, @Nullable Object> extraFields() {
        return extraFields;
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
