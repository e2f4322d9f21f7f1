package dev.cairn.runtime.internal.assembly;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the names of the parents of a manifest's streams; parents of parents are not included. */
final class ParentNames {

    private final Set<String> names = new LinkedHashSet<>();

    private ParentNames() {}

    static Set<String> of(List<StreamDefinition> streams) {
        ParentNames parents = new ParentNames();
        streams.forEach(stream -> parents.collect(stream.model().toJson()));
        return parents.names;
    }

    /** Looks at plain JSON: routers stand inside of routers of several kinds, always under the same few names. */
    private void collect(@Nullable Object value) {
        if (value instanceof List<?> list) {
            list.forEach(this::collect);
        } else if (value instanceof Map<?, ?> map) {
            collect(map.get("retriever"));
            collect(map.get("partition_router"));
            collect(map.get("partition_routers"));
            collect(map.get("underlying_partition_router"));
            collect(map.get("parent_stream_configs"));
            if (map.get("stream") instanceof Map<?, ?> parent) {
                names.add(String.valueOf(parent.get("name")));
            }
        }
    }
}
