package dev.cairn.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The positions up to which a state says that records have been read. It has one of two forms: {@code {field:
 * position}}, or with partitions {@code {"states": [{"partition", "cursor"}], "state", "lookback_window", …}}.
 *
 * @param everywhere the position of partitions that have none of their own; null where there is none
 */
record Claims(@Nullable Long everywhere, boolean global, List<OfPartition> partitions) {

    record OfPartition(Map<?, ?> partition, @Nullable Long position) {}

    static Claims of(Map<String, ?> state, RecordTraits traits) {
        if (!state.containsKey("states") && !state.containsKey("use_global_cursor")) {
            return new Claims(traits.positionOf(state), false, List.of());
        }
        List<OfPartition> partitions = new ArrayList<>();
        for (Object entry : state.get("states") instanceof List<?> list ? list : List.of()) {
            if (entry instanceof Map<?, ?> map
                    && map.get("partition") instanceof Map<?, ?> partition
                    && map.get("cursor") instanceof Map<?, ?> cursor) {
                partitions.add(new OfPartition(partition, traits.positionOf(cursor)));
            }
        }
        Long position = state.get("state") instanceof Map<?, ?> map ? traits.positionOf(map) : null;
        long lookback = state.get("lookback_window") instanceof Number number ? number.longValue() : 0;
        return new Claims(
                position == null ? null : position - lookback,
                Boolean.TRUE.equals(state.get("use_global_cursor")),
                partitions);
    }

    /** Up to where a partition is said to have been read; null where nothing is said. */
    @Nullable
    Long of(Map<String, @Nullable Object> partition) {
        if (!global) {
            for (OfPartition known : partitions) {
                if (known.partition.entrySet().containsAll(partition.entrySet())) {
                    return known.position;
                }
            }
        }
        return everywhere;
    }
}
