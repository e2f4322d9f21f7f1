package dev.cairn.runtime.internal.split;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.slice.Slice;
import dev.cairn.runtime.internal.assembly.definition.CursorFilter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Filters records by what the slices that are being read say of their partitions: a reader has no state of its own.
 * Thread-safe.
 */
final class ResumedFilters implements CursorFilter {

    private final Map<Key, Entry> filters = new ConcurrentHashMap<>();

    private record Key(String stream, Map<String, @Nullable Object> partition) {}

    /** @param users how many slices of the partition are being read */
    private record Entry(Predicate<CursorValue> wanted, int users) {}

    @Override
    public boolean isWanted(String stream, StreamCursor cursor, Slice slice, CursorValue position) {
        Entry entry = filters.get(new Key(stream, slice.partition()));
        return entry == null ? cursor.shouldBeSynced(slice, position) : entry.wanted.test(position);
    }

    /** A slice is read from now on. */
    void add(String stream, Slice slice, Predicate<CursorValue> wanted) {
        filters.merge(
                new Key(stream, slice.partition()),
                new Entry(wanted, 1),
                (known, added) -> new Entry(known.wanted, known.users + 1));
    }

    /** A slice is not read any more. */
    void remove(String stream, Slice slice) {
        filters.computeIfPresent(
                new Key(stream, slice.partition()),
                (key, known) -> known.users == 1 ? null : new Entry(known.wanted, known.users - 1));
    }
}
