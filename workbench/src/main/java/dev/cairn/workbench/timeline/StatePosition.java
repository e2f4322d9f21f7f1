package dev.cairn.workbench.timeline;

import dev.cairn.checkpoint.PaginationState;
import dev.cairn.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a state says of where the next sync goes on from, as far as that can be read without the manifest. */
sealed interface StatePosition {

    /** At the start: there is no state yet, or one of a stream without a cursor. */
    record Start(boolean hasCursor) implements StatePosition {}

    /**
     * In the gaps between what was read, and behind it.
     *
     * @param field the cursor's field; null where the state does not name it
     * @param read ranges of the field's values in ascending order, never empty
     */
    record Behind(@Nullable String field, List<Range> read) implements StatePosition {

        /** Whether its values are instants, not numbers. */
        boolean isInstant() {
            return read.get(0).end().isInstant();
        }

        /** How many of the keys are not in what was read. */
        long outside(NavigableMap<CursorKey, Long> counts) {
            long outside = 0;
            for (int i = 0; i < read.size(); i++) {
                CursorKey end = read.get(i).end();
                CursorKey next = i + 1 < read.size() ? read.get(i + 1).start() : null;
                NavigableMap<CursorKey, Long> gap = next == null
                        ? counts.tailMap(end, false)
                        : end.compareTo(next) < 0 ? counts.subMap(end, false, next, false) : new TreeMap<>();
                outside += gap.values().stream().mapToLong(Long::longValue).sum();
            }
            return outside;
        }

        boolean isOutside(CursorKey key) {
            return read.stream().noneMatch(range -> range.has(key));
        }

        /** Whether reading goes on at the key, or comes to it. */
        boolean isEdge(CursorKey key) {
            return read.stream().anyMatch(range -> key.equals(range.end()) || key.equals(range.start()));
        }

        /** How many of the keys are where reading goes on, or comes to. */
        long atEdges(Map<CursorKey, Long> counts) {
            return read.stream()
                    .flatMap(range -> Stream.of(Optional.ofNullable(range.start()), Optional.of(range.end())))
                    .flatMap(Optional::stream)
                    .distinct()
                    .mapToLong(key -> counts.getOrDefault(key, 0L))
                    .sum();
        }
    }

    /**
     * What was read, both ends included.
     *
     * @param start null for where the stream begins
     */
    record Range(@Nullable CursorKey start, CursorKey end) {

        boolean has(CursorKey key) {
            return (start == null || start.compareTo(key) <= 0) && key.compareTo(end) <= 0;
        }
    }

    /**
     * Behind the page that was delivered last.
     *
     * @param exact whether the stream is read as one slice, so that all records before the state are of that page or before
     *     it
     */
    record InPagination(boolean exact) implements StatePosition {}

    /** Somewhere else for each partition or interval, or at a value whose order is not known. */
    record Unknown() implements StatePosition {}

    /** A state that is longer has partitions. */
    int LONGEST = 32_768;

    /** Reads a stream's state. */
    static StatePosition of(String json) {
        Object state = parsed(json);
        if (!(state instanceof Map<?, ?> members)) {
            return new Unknown();
        }
        if (members.isEmpty()) {
            return new Start(true);
        }
        if (PaginationState.isIn(members) && !PaginationState.saysOnlyWhatWasReached(members)) {
            // What values say stands beside it where there are several slices.
            return new InPagination(members.size() == 1 && !json.contains("\"partition\""));
        }
        // Both words are the Python CDK's.
        if (members.containsKey("__ab_no_cursor_state_message")
                || members.containsKey("__ab_full_refresh_sync_complete")) {
            return new Start(false);
        }
        if (Boolean.TRUE.equals(members.get("use_global_cursor")) && members.get("state") instanceof Map<?, ?> global) {
            return at(global);
        }
        return members.get("slices") instanceof List<?> slices ? between(slices) : at(members);
    }

    /** The cursor's field, as a stream's state names it; null where it does not. */
    static @Nullable String fieldOf(String json) {
        return of(json) instanceof Behind position ? position.field() : null;
    }

    /** Source of the form: the Python CDK's state of type {@code date-range}. */
    private static StatePosition between(List<?> slices) {
        List<Range> read = new ArrayList<>();
        for (Object item : slices) {
            CursorKey start = item instanceof Map<?, ?> slice ? CursorKey.of(slice.get("start")) : null;
            CursorKey end = item instanceof Map<?, ?> slice ? CursorKey.of(slice.get("end")) : null;
            if (start == null || end == null || start.isInstant() != end.isInstant()) {
                return new Unknown();
            }
            if (!read.isEmpty() && read.get(0).end().isInstant() != end.isInstant()) {
                return new Unknown();
            }
            read.add(new Range(read.isEmpty() ? null : start, end));
        }
        return read.isEmpty() ? new Start(true) : new Behind(null, List.copyOf(read));
    }

    private static @Nullable Object parsed(String json) {
        try {
            return json.length() > LONGEST ? null : Json.parse(json);
        } catch (IOException e) {
            return null;
        }
    }

    private static StatePosition at(Map<?, ?> members) {
        if (members.size() == 1) {
            Map.Entry<?, ?> only = members.entrySet().iterator().next();
            CursorKey value = CursorKey.of(only.getValue());
            if (value != null) {
                return new Behind(String.valueOf(only.getKey()), List.of(new Range(null, value)));
            }
        }
        return new Unknown();
    }
}
