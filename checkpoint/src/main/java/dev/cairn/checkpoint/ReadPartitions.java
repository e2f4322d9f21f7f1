package dev.cairn.checkpoint;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions of a stream were read to their end, in bounded memory: where the parents stood when all that they had
 * given were, or how many are first of a list, and hashes of those after that. Used by the read loop only.
 */
final class ReadPartitions {

    /** How many hashes are kept; partitions beyond them are read again by a sync that goes on. */
    static final int MOST = 100_000;

    /** In base64. */
    static final int HASH_BYTES = 11;

    private final ParentStates parents;
    /**
     * Partitions that an earlier run of this sync has read, and those that are done, behind where the parents stand. In the order
     * in which they were done, so that little of a state changes when another one is.
     */
    private final KnownPartitions named;
    /** The latter by their numbers. */
    private final TreeMap<Integer, Long> done = new TreeMap<>();

    private FirstPartitions first;
    /** How many first partitions are void, since they come from another list by now. */
    private int voided;

    private final Queue<Integer> unopened = new ArrayDeque<>();
    private boolean exhausted;
    private boolean inexact;
    private boolean full;
    private boolean complained;
    private boolean begunAnew;

    ReadPartitions(PaginationState resumed) {
        this.parents = new ParentStates(resumed.parents());
        this.first = resumed.first();
        this.named = KnownPartitions.of(resumed.done());
        for (PartitionKey key : resumed.entries().readPartitions()) {
            named.add(KnownPartitions.hash(key));
        }
    }

    /** Partitions come from a router with that identity; null where it is not known. Told before the first one comes. */
    void comeFrom(@Nullable String list) {
        voided = first.count();
        first = first.of(list);
        voided -= first.count();
        begunAnew |= voided > 0;
    }

    /**
     * A partition was found.
     *
     * @param progress where the parents stand as of it; null where that is not known
     * @return its number
     */
    int found(@Nullable Map<String, @Nullable Object> progress) {
        return parents.found(progress);
    }

    /** A partition was found, and will be {@linkplain #open opened}. */
    void foundToOpen(@Nullable Map<String, @Nullable Object> progress) {
        unopened.add(found(progress));
    }

    /** A partition was found that an earlier run of this sync has read. */
    void foundAgain(long hash, @Nullable Map<String, @Nullable Object> progress) {
        done(parents.found(progress), hash);
    }

    /** Partitions come again that the state does not name, since a parent could not go on where it stood. */
    void begunAnew() {
        begunAnew = true;
    }

    /** Whether that has happened since this was asked last. */
    boolean takeBegunAnew() {
        boolean was = begunAnew;
        begunAnew = false;
        return was;
    }

    /** There are no more partitions. */
    void exhausted() {
        exhausted = true;
    }

    /** The next partition that was found is begun; its number. */
    int open() {
        return unopened.remove();
    }

    /** A partition was read to its end. */
    void done(int number, long hash) {
        parents.done(number);
        if (first.list() != null && number <= first.count()) {
            Set<Long> counted = new HashSet<>(Set.of(hash));
            for (boolean next = number == first.count(); next; next = takeNext(counted)) {
                first = first.andNext();
            }
            unname(counted);
            return;
        }
        if (named.size() >= MOST) {
            inexact |= !done.headMap(parents.covered()).isEmpty() && !isExact();
        }
        if (isExact() || named.size() >= MOST) {
            unname(takeCovered());
        }
        if (named.size() < MOST || named.contains(hash)) {
            done.put(number, hash);
            named.add(hash);
        } else {
            inexact = true;
            full = true;
        }
    }

    /** Takes the partition behind the first ones, if it is done. */
    private boolean takeNext(Set<Long> counted) {
        Long hash = done.remove(first.count());
        if (hash != null) {
            counted.add(hash);
        }
        return hash != null;
    }

    /** Takes those before where the parents stand. */
    private Set<Long> takeCovered() {
        Map<Integer, Long> covered = done.headMap(parents.covered());
        Set<Long> hashes = new HashSet<>(covered.values());
        covered.clear();
        return hashes;
    }

    /** Names partitions no more, but for those that were found twice. */
    private void unname(Set<Long> hashes) {
        if (!hashes.isEmpty()) {
            hashes.removeAll(done.values());
            hashes.forEach(named::remove);
        }
    }

    /**
     * Whether what the parents gave before where they stand does not come again: so it is with pages, and not with a
     * cursor, at whose position some may.
     */
    private boolean isExact() {
        Map<String, @Nullable Object> stand = parents.current();
        return stand != null
                && stand.values().stream()
                        .allMatch(parent -> parent instanceof Map<?, ?> state
                                && PaginationState.isIn(state)
                                && !state.containsKey(PerPartitionState.STATES));
    }

    /** Whether no partition that was read comes again to a sync that goes on from a state. */
    boolean areNamed() {
        return !inexact;
    }

    /** Whether each partition was found and read to its end. */
    boolean areAll() {
        return exhausted && parents.areAllDone();
    }

    /** What to tell of partitions that are not kept, once; null for nothing. */
    @Nullable
    String complaint(String stream) {
        if (voided > 0) {
            String complaint =
                    "The list of partitions of stream " + stream + " has changed since the state was written,"
                            + " which says that the first " + voided + " were read. They are read again.";
            voided = 0;
            return complaint;
        }
        if (!full || complained) {
            return null;
        }
        complained = true;
        return "Stream " + stream + " has read more partitions than a state names: " + MOST
                + " behind the place where the parents of all that were read stand. A sync that is resumed reads the"
                + " others again.";
    }

    FirstPartitions first() {
        return first;
    }

    /** Returns what a state says of a stream without a cursor. */
    PaginationState progress(Map<PartitionKey, OpenSlice> open) {
        return new PaginationState(parents(), done(), open, null, null, ReachedEntries.NONE, first);
    }

    /** About how large a state is. */
    long bytes() {
        return (long) named.size() * HASH_BYTES;
    }

    /** Null where it is not known. */
    @Nullable
    Map<String, @Nullable Object> parents() {
        return parents.current();
    }

    /** The partitions behind where the parents stand, as {@link KnownPartitions} keeps them. */
    String done() {
        return named.snapshot();
    }
}
