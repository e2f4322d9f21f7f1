package dev.cairn.checkpoint;

import java.util.Arrays;

/** Hashes of records, each as often as it was added, up to as many as are kept. Not thread-safe. */
final class RecordHashes {

    private static final int MOST = 10_000;

    private long[] hashes = new long[4];
    private int size;

    void add(long hash) {
        if (size == MOST) {
            return;
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash;
    }

    /** Whether no further one is kept. */
    boolean isFull() {
        return size == MOST;
    }

    RecordHashes copy() {
        RecordHashes copy = new RecordHashes();
        copy.hashes = hashes.clone();
        copy.size = size;
        return copy;
    }

    RecordHashes with(RecordHashes others) {
        RecordHashes both = copy();
        for (long hash : others.all()) {
            both.add(hash);
        }
        return both;
    }

    long[] all() {
        return Arrays.copyOf(hashes, size);
    }
}
