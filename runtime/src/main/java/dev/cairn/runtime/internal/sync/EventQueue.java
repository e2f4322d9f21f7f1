package dev.cairn.runtime.internal.sync;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * From the workers to the read loop, bounded by bytes. Thread-safe.
 *
 * <p>Who reads a slice waits while the queue is full; an event larger than the bound is let in when the queue is empty, so a
 * large record cannot block the sync. Other events do not wait, since locks may be held, but count: so the workers do not run
 * ahead of the read loop by many small slices.
 */
final class EventQueue {

    /** What an event holds besides its records, with its part of a slice and of what the cursor is told of it. */
    static final int EVENT_BYTES = 256;

    private final Queue<ReadEvent> events = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();
    private final LiveMonitor monitor;
    private long capacityBytes;
    private long bytes;

    EventQueue(long capacityBytes, LiveMonitor monitor) {
        this.capacityBytes = capacityBytes;
        this.monitor = monitor;
    }

    /** Lets everything in from now on: who puts and takes in one thread cannot wait for itself. */
    void liftBound() {
        lock.lock();
        try {
            capacityBytes = Long.MAX_VALUE;
        } finally {
            lock.unlock();
        }
    }

    void put(ReadEvent event) throws InterruptedException {
        long size = event.bytes() + EVENT_BYTES;
        boolean waits = event instanceof ReadEvent.OfRead read && !read.isLast();
        lock.lockInterruptibly();
        try {
            while (waits && bytes > 0 && bytes + size > capacityBytes) {
                monitor.queueIsFull(true);
                notFull.await();
            }
            bytes += size;
            events.add(event);
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Puts an event that holds little memory, without waiting and whether or not the thread is interrupted. */
    void putAtOnce(ReadEvent event) {
        lock.lock();
        try {
            events.add(event);
            bytes += event.bytes() + EVENT_BYTES;
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    /** How many events there are now. */
    int size() {
        lock.lock();
        try {
            return events.size();
        } finally {
            lock.unlock();
        }
    }

    /** The next event, or null if there is none now. */
    @Nullable
    ReadEvent poll() {
        lock.lock();
        try {
            return remove();
        } finally {
            lock.unlock();
        }
    }

    /** The next event, or null if none comes in time. */
    @Nullable
    ReadEvent poll(Duration wait) throws InterruptedException {
        long nanos = wait.toNanos();
        lock.lockInterruptibly();
        try {
            while (events.isEmpty() && nanos > 0) {
                nanos = notEmpty.awaitNanos(nanos);
            }
            return remove();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable ReadEvent remove() {
        ReadEvent event = events.poll();
        if (event != null) {
            bytes -= event.bytes() + EVENT_BYTES;
            monitor.queueIsFull(false);
            monitor.moved();
            notFull.signalAll();
        }
        return event;
    }
}
