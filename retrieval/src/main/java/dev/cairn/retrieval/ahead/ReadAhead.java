package dev.cairn.retrieval.ahead;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** How far all streams of a sync are read ahead together. Thread-safe. */
public final class ReadAhead {

    /** Nothing is asked for before its turn. */
    public static final ReadAhead NONE = new ReadAhead(0, page -> {});

    private static final long MOST_BYTES = 64L << 20;

    private final int pages;
    private final Executor threads;
    private final AtomicLong bytes = new AtomicLong();

    /**
     * @param pages how many pages of each slice are asked for at most, besides the one whose turn it is; 0 for none
     * @param threads send their requests
     */
    public ReadAhead(int pages, Executor threads) {
        this.pages = pages;
        this.threads = threads;
    }

    /** How many pages of each slice are asked for at most, besides the one whose turn it is. */
    public int pages() {
        return pages;
    }

    Executor threads() {
        return threads;
    }

    /** Takes memory for a page of about that size, unless too much is taken. */
    boolean take(long size) {
        if (bytes.addAndGet(size) <= MOST_BYTES) {
            return true;
        }
        free(size);
        return false;
    }

    void free(long size) {
        bytes.addAndGet(-size);
    }
}
