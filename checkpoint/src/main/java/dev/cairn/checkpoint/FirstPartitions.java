package dev.cairn.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first partitions of a list, all of which were read to their end. Immutable.
 *
 * @param count how many there are
 * @param list tells the list from others, as {@link dev.cairn.core.slice.PartitionRouter#identity} does; null where that is not
 *     known, and then there are none
 */
record FirstPartitions(int count, @Nullable String list) {

    static final FirstPartitions NONE = new FirstPartitions(0, null);

    private static final String COUNT = "count";
    private static final String LIST = "list";

    static FirstPartitions fromJson(Map<String, ?> json) {
        if (json.get(COUNT) instanceof Long count && count > 0 && json.get(LIST) instanceof String list) {
            return new FirstPartitions(Math.toIntExact(count), list);
        }
        throw new IllegalArgumentException("it has " + json + " where a number 'count' and a text 'list' are expected");
    }

    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(COUNT, (long) count);
        json.put(LIST, list);
        return json;
    }

    /** Returns the same where partitions come from that list; those of another one have not been read. */
    FirstPartitions of(@Nullable String other) {
        return other == null ? NONE : other.equals(list) ? this : new FirstPartitions(0, other);
    }

    FirstPartitions andNext() {
        return new FirstPartitions(count + 1, list);
    }
}
