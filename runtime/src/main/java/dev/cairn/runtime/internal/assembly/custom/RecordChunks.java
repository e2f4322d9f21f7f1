package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.records.RecordPass;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The records of a page as JSON arrays, and how many are in each. Confined to one thread. */
final class RecordChunks implements Iterator<byte[]> {

    private final RecordPass records;
    private final Deque<Integer> counts = new ArrayDeque<>();
    private int from;

    /** All from one on. */
    RecordChunks(RecordPass records, int from) {
        this.records = records;
        this.from = from;
    }

    @Override
    public boolean hasNext() {
        return from < records.size();
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        RecordChunk chunk = RecordChunk.of(records, from);
        from += chunk.count();
        counts.add(chunk.count());
        return chunk.json();
    }

    /** How many the array has that was given first of those that were not asked about. */
    int takeCount() {
        return counts.remove();
    }
}
