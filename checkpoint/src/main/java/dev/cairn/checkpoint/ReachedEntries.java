package dev.cairn.checkpoint;

import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions were reached, of those that a state has entries for. A bit for each entry says so. Immutable.
 *
 * @param read those that were read to their end in the state's sync
 * @param earlier those that a sync before it has read, while it did not reach the others
 * @param partitions of all entries, in their order; empty where this is only written
 */
record ReachedEntries(BitSet read, BitSet earlier, List<PartitionKey> partitions) {

    static final ReachedEntries NONE = new ReachedEntries(new BitSet(), new BitSet(), List.of());

    private static final String READ = "read";
    private static final String EARLIER = "earlier";

    ReachedEntries {
        read = (BitSet) read.clone();
        earlier = (BitSet) earlier.clone();
        partitions = List.copyOf(partitions);
    }

    /**
     * Reads what {@link #toJson} gave.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static ReachedEntries fromJson(Map<String, ?> json, List<PartitionKey> partitions) {
        ReachedEntries all = new ReachedEntries(bits(json.get(READ)), bits(json.get(EARLIER)), partitions);
        if (Math.max(all.read.length(), all.earlier.length()) > partitions.size()) {
            throw new IllegalArgumentException("it names more partitions than the state has");
        }
        return all;
    }

    private static BitSet bits(@Nullable Object text) {
        return text == null ? new BitSet() : BitSet.valueOf(Base64.getDecoder().decode(text.toString()));
    }

    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        put(json, READ, read);
        put(json, EARLIER, earlier);
        return json;
    }

    private static void put(Map<String, @Nullable Object> json, String name, BitSet bits) {
        if (!bits.isEmpty()) {
            json.put(name, Base64.getEncoder().encodeToString(bits.toByteArray()));
        }
    }

    boolean isEmpty() {
        return read.isEmpty() && earlier.isEmpty();
    }

    /** Returns the same for another sync, which has read nothing yet. */
    ReachedEntries ofAnotherSync() {
        BitSet either = (BitSet) read.clone();
        either.or(earlier);
        return new ReachedEntries(new BitSet(), either, partitions);
    }

    Set<PartitionKey> readPartitions() {
        return partitionsOf(read);
    }

    Set<PartitionKey> earlierPartitions() {
        return partitionsOf(earlier);
    }

    private Set<PartitionKey> partitionsOf(BitSet places) {
        return places.stream().mapToObj(partitions::get).collect(Collectors.toUnmodifiableSet());
    }
}
