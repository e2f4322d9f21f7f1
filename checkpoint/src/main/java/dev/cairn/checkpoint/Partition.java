package dev.cairn.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the partitions of a stream. Used by one thread. */
final class Partition {

    private final PartitionKey key;
    private final PartitionProgress progress;
    /** Counts the partitions that were found; negative for one that only the input state knows, or without slices. */
    private int number = -1;
    /** Whether it is known how many slices there are. */
    private boolean allDrawn;
    /** How many slices were drawn and are not closed. */
    private int undone;

    Partition(PartitionKey key, PartitionProgress progress) {
        this.key = key;
        this.progress = progress;
    }

    /** What {@link #snapshot} gave; slices that are not folded are told anew. */
    static Partition of(Snapshot from, PartitionKey key, PartitionProgress progress) {
        Partition partition = new Partition(key, progress);
        partition.number = (int) from.number("number");
        partition.allDrawn = from.flag("all_drawn");
        return partition;
    }

    PartitionKey key() {
        return key;
    }

    PartitionProgress progress() {
        return progress;
    }

    int number() {
        return number;
    }

    boolean isFound() {
        return number >= 0;
    }

    void found(int newNumber) {
        number = newNumber;
        allDrawn = false;
    }

    void drawn() {
        undone++;
    }

    void allDrawn() {
        allDrawn = true;
    }

    void nothingToRead() {
        allDrawn = true;
        number = -1;
    }

    /** A slice is closed, or open after all. */
    void closed(SliceProgress slice, boolean closed) {
        Ledger ledger = progress.ledger();
        undone += (ledger.isClosed(slice) ? 1 : 0) - (closed ? 1 : 0);
        if (closed) {
            ledger.close(slice);
        } else {
            ledger.open(slice);
        }
    }

    /** Whether all slices that were drawn are closed. */
    boolean isRead() {
        return undone == 0;
    }

    /** Whether it was found, and all of its slices are closed, be it for good or not. */
    boolean isDone() {
        return isFound() && allDrawn && isRead();
    }

    /** Whether all of its slices are closed for good. */
    boolean isFolded() {
        return allDrawn && isRead() && progress.ledger().slices().isEmpty();
    }

    /** What a state says of it. */
    Map<String, @Nullable Object> entry() {
        return PerPartitionState.entry(key.values(), progress.say());
    }

    /** As plain JSON values, without the slices that are not folded. */
    Map<String, @Nullable Object> snapshot() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("partition", key.values());
        json.put("number", (long) number);
        json.put("all_drawn", allDrawn);
        if (!progress.ledger().completed().equals(progress.form().completed())) {
            json.put("completed", Snapshot.json(progress.ledger().completed()));
        }
        return json;
    }
}
