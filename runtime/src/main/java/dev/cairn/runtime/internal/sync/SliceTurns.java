package dev.cairn.runtime.internal.sync;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The slices of a stream with {@link ExactStates}: they are read side by side, and what comes of them is delivered one slice
 * after the other, in the order in which they were drawn. What comes of a slice before its turn is held in memory, up to a
 * bound; then its worker waits. Waiting in the middle of a slice is no good, since page tokens expire and servers close
 * connections. So the first slice is read alone, and then only as many at a time as fit if all are as large as the largest so far.
 *
 * <p>Once a slice has failed, no state can vouch for what comes after it in its partition. So later slices of the partition
 * that are being read already count as not read.
 *
 * <p>Workers call {@link #admits}, {@link #begin} and {@link #hold}, the read loop {@link #deliver}.
 */
final class SliceTurns {

    /** What is held of a slice without records, roughly. */
    private static final long SLICE_BYTES = 4096;

    private final long mostHeld;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** The slices of which something is still to be delivered, in order, with the bytes of all their records so far. */
    private final Map<SliceRun, Long> slices = new LinkedHashMap<>();
    /** The bytes of all records that are not delivered yet. */
    private long bytes;

    private long largest = SLICE_BYTES;
    private boolean knowsSizes;

    private final Map<SliceRun, Queue<ReadEvent.OfRead>> held = new HashMap<>();
    private final Set<Map<String, @Nullable Object>> failedPartitions = new HashSet<>();

    /** Delivers an event. */
    @FunctionalInterface
    interface Delivery {
        void deliver(ReadEvent event) throws IOException;
    }

    /** @param mostHeld how many bytes of records may be held before workers wait */
    SliceTurns(long mostHeld) {
        this.mostHeld = mostHeld;
    }

    /** Whether another slice may be read now. */
    boolean admits() {
        lock.lock();
        try {
            return slices.isEmpty() || (knowsSizes && slices.size() * largest <= mostHeld);
        } finally {
            lock.unlock();
        }
    }

    /** A slice is about to be read. Called in the order of slices. */
    void begin(SliceRun slice) {
        lock.lock();
        try {
            slices.put(slice, 0L);
        } finally {
            lock.unlock();
        }
    }

    /** The slice whose turn it is. */
    private @Nullable SliceRun first() {
        return slices.isEmpty() ? null : slices.keySet().iterator().next();
    }

    /** Waits until there is room for records of a slice, or it is its turn. */
    void hold(SliceRun slice, long size) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!slice.equals(first()) && bytes > 0 && bytes + size > mostHeld) {
                changed.await();
            }
            bytes += size;
            largest = Math.max(largest, slices.merge(slice, size, Long::sum));
        } finally {
            lock.unlock();
        }
    }

    /** Delivers an event, and all that waited for it; or holds it until it is its turn. */
    void deliver(ReadEvent.OfRead event, Delivery delivery) throws IOException {
        SliceRun slice = event.slice();
        if (isLater(slice)) {
            held.computeIfAbsent(slice, key -> new ArrayDeque<>()).add(event);
            return;
        }
        deliverNow(event, delivery);
        Queue<ReadEvent.OfRead> next = event.isLast() ? turnAfter(slice) : null;
        while (next != null) {
            SliceRun ended = null;
            for (ReadEvent.OfRead waiting : next) {
                deliverNow(waiting, delivery);
                ended = waiting.isLast() ? waiting.slice() : ended;
            }
            next = ended == null ? null : turnAfter(ended);
        }
    }

    /** Whether the turn of a slice is still to come. A worker may tell of one that it has read that it waits for another. */
    private boolean isLater(SliceRun slice) {
        lock.lock();
        try {
            return !slice.equals(first()) && slices.containsKey(slice);
        } finally {
            lock.unlock();
        }
    }

    private void deliverNow(ReadEvent.OfRead event, Delivery delivery) throws IOException {
        Map<String, @Nullable Object> partition = event.slice().slice().partition();
        ReadEvent counted = failedPartitions.contains(partition) ? event.uncounted() : event;
        if (event.isFailure()) {
            failedPartitions.add(partition);
        }
        lock.lock();
        try {
            bytes -= event.bytes();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (counted != null) {
            delivery.deliver(counted);
        }
    }

    /** Ends the turn of a slice; returns what was held of the one whose turn it is now, null if nothing was. */
    private @Nullable Queue<ReadEvent.OfRead> turnAfter(SliceRun ended) {
        lock.lock();
        try {
            slices.remove(ended);
            knowsSizes = true;
            changed.signalAll();
            SliceRun next = first();
            return next == null ? null : held.remove(next);
        } finally {
            lock.unlock();
        }
    }
}
