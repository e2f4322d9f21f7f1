package dev.cairn.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a state says has been read. It has one of two forms: {@code {field: position}}, or with partitions {@code {"states":
 * [{"partition", "cursor"}], "state", "lookback_window", …}}. In place of the position there may be intervals, {@code
 * {"slices": [{"start", "end", "most_recent_cursor_value"}], …}}.
 *
 * @param everywhere of partitions that have nothing of their own
 * @param begun the windows that were begun, where there is a lookback: the next sync also looks back from their ends
 */
record Claims(Claim everywhere, boolean global, List<OfPartition> partitions, List<Begun> begun) {

    /**
     * What is said of one partition.
     *
     * @param position up to where it has been read; null where nothing is said
     * @param behind further parts that have been read
     */
    record Claim(@Nullable Long position, List<Range> behind) {

        /** @param surely whether the ends of what was read do not count, nor what lies within the lookback */
        boolean has(long record, boolean surely, long lookback) {
            return (position != null && (surely ? record < position - lookback : record <= position))
                    || behind.stream()
                            .anyMatch(range -> surely
                                    ? record > range.start && record < range.end - lookback
                                    : record >= range.start && record <= range.end);
        }

        /** How many parts begin before a record. */
        long startedBefore(long record) {
            return behind.stream().filter(range -> range.start < record).count();
        }
    }

    /** Both ends belong to it. */
    record Range(long start, long end) {}

    record OfPartition(Map<?, ?> partition, Claim claim) {}

    /** A window of a partition, by its later bound. */
    record Begun(Map<?, ?> partition, long end) {}

    static Claims of(Map<String, ?> state, RecordTraits traits) {
        List<Begun> begun = traits.lookback() > 0 ? begun(state, traits) : List.of();
        if (!state.containsKey("states") && !state.containsKey("use_global_cursor")) {
            return new Claims(claim(state, traits), false, List.of(), begun);
        }
        List<OfPartition> partitions = new ArrayList<>();
        for (Object entry : state.get("states") instanceof List<?> list ? list : List.of()) {
            if (entry instanceof Map<?, ?> map
                    && map.get("partition") instanceof Map<?, ?> partition
                    && map.get("cursor") instanceof Map<?, ?> cursor) {
                partitions.add(new OfPartition(partition, claim(cursor, traits)));
            }
        }
        Long position = state.get("state") instanceof Map<?, ?> map ? traits.positionOf(map) : null;
        long lookback = state.get("lookback_window") instanceof Number number ? number.longValue() : 0;
        return new Claims(
                new Claim(position == null ? null : position - lookback, List.of()),
                Boolean.TRUE.equals(state.get("use_global_cursor")),
                partitions,
                begun);
    }

    private static List<Begun> begun(Map<String, ?> state, RecordTraits traits) {
        List<Begun> begun = new ArrayList<>();
        Object open = state.get("__cairn_pagination") instanceof Map<?, ?> member ? member.get("open") : null;
        for (Object item : open instanceof List<?> list ? list : List.of()) {
            if (item instanceof Map<?, ?> slice && slice.get("window") instanceof Map<?, ?> window) {
                Map<?, ?> partition = slice.get("partition") instanceof Map<?, ?> known ? known : Map.of();
                window.values().stream()
                        .mapToLong(bound -> traits.position(Objects.requireNonNull(bound)))
                        .max()
                        .ifPresent(end -> begun.add(new Begun(partition, end)));
            }
        }
        return begun;
    }

    /** Returns true if a record lies within the lookback from the end of a window that was begun. */
    boolean looksBackAt(Map<String, @Nullable Object> partition, long record, long lookback) {
        return begun.stream()
                .filter(window -> window.partition.entrySet().containsAll(partition.entrySet()))
                .anyMatch(window -> record >= window.end - lookback && record <= window.end);
    }

    private static Claim claim(Map<?, ?> state, RecordTraits traits) {
        if (!(state.get("slices") instanceof List<?> slices)) {
            return new Claim(traits.positionOf(state), List.of());
        }
        List<Range> ranges = new ArrayList<>();
        Long position = null;
        for (Object item : slices) {
            Map<?, ?> slice = (Map<?, ?>) item;
            Range range = new Range(position(slice, "start", traits), position(slice, "end", traits));
            ranges.add(range);
            if (position == null) {
                String mostRecent = "most_recent_cursor_value";
                position = slice.get(mostRecent) == null ? range.end : position(slice, mostRecent, traits);
            }
        }
        return new Claim(position, ranges);
    }

    private static long position(Map<?, ?> slice, String key, RecordTraits traits) {
        return traits.position(Objects.requireNonNull(slice.get(key), key));
    }

    /** What is said of a partition. */
    Claim of(Map<String, @Nullable Object> partition) {
        if (!global) {
            for (OfPartition known : partitions) {
                if (known.partition.entrySet().containsAll(partition.entrySet())) {
                    return known.claim;
                }
            }
        }
        return everywhere;
    }
}
