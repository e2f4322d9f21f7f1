package dev.cairn.runtime.internal.sync;

import dev.cairn.core.slice.Slice;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
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
 * are not read, and those that are being read already count as not read.
 */
final class SliceTurns implements SliceOrder {

    /** What is held of a slice without records, roughly. */
    private static final long SLICE_BYTES = 4096;

    private final long mostHeld;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** The slices of which something is still to be delivered, in order. */
    private final Map<SliceRun, Turn> slices = new LinkedHashMap<>();

    private long begun;
    /** The bytes of all records that are not delivered yet. */
    private long bytes;

    private long largest = SLICE_BYTES;
    private boolean knowsSizes;

    private final Map<SliceRun, Queue<ReadEvent.OfRead>> held = new HashMap<>();
    /** By partitions, the turns of the first slices that failed. */
    private final Map<Map<String, @Nullable Object>, Long> failed = new HashMap<>();

    /** When a slice is delivered. */
    private static final class Turn {

        private final long number;
        /** Of all of its records so far. */
        private long bytes;

        Turn(long number) {
            this.number = number;
        }
    }

    /** @param mostHeld how many bytes of records may be held before workers wait */
    SliceTurns(long mostHeld) {
        this.mostHeld = mostHeld;
    }

    @Override
    public boolean admits() {
        lock.lock();
        try {
            return slices.isEmpty() || (knowsSizes && slices.size() * largest <= mostHeld);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void begin(SliceRun slice) {
        lock.lock();
        try {
            slices.put(slice, new Turn(begun++));
        } finally {
            lock.unlock();
        }
    }

    /** The slice whose turn it is. */
    private @Nullable SliceRun first() {
        return slices.isEmpty() ? null : slices.keySet().iterator().next();
    }

    /** Waits until there is room, or it is the turn of the slice. */
    @Override
    public void hold(SliceRun slice, long size) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!slice.equals(first()) && bytes > 0 && bytes + size > mostHeld) {
                changed.await();
            }
            bytes += size;
            Turn turn = Objects.requireNonNull(slices.get(slice));
            turn.bytes += size;
            largest = Math.max(largest, turn.bytes);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void deliver(ReadEvent.OfRead event, Delivery delivery) throws IOException {
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

    @Override
    public void failed(SliceRun slice) {
        lock.lock();
        try {
            Turn turn = slices.get(slice);
            if (turn != null) { // else its failure was delivered
                failed.merge(slice.slice().partition(), turn.number, Math::min);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isLost(Slice slice) {
        lock.lock();
        try {
            return failed.containsKey(slice.partition());
        } finally {
            lock.unlock();
        }
    }

    /** Whether a slice is none that comes after a failed one of its partition. */
    private boolean counts(SliceRun slice) {
        Long first = failed.get(slice.slice().partition());
        Turn turn = slices.get(slice);
        return first == null || (turn != null && turn.number <= first);
    }

    private void deliverNow(ReadEvent.OfRead event, Delivery delivery) throws IOException {
        ReadEvent counted;
        lock.lock();
        try {
            if (event.isFailure()) { // the worker may not have said so yet
                failed(event.slice());
            }
            counted = counts(event.slice()) ? event : event.uncounted();
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
