package dev.cairn.destination.sync;

import dev.cairn.destination.DestinationException;
import dev.cairn.runtime.config.StreamDescriptor;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * From the read loop to the thread that writes, bounded by bytes: whoever puts waits while it is full. Thread-safe.
 */
final class WriteQueue {

    private static final long CAPACITY = 8L << 20;

    private final Queue<WriteEvent> events = new ArrayDeque<>();
    private final Map<StreamDescriptor, String> refusals = new HashMap<>();
    private long bytes;
    private @Nullable Throwable failure;

    /** @throws IOException if the other side has failed */
    synchronized void put(WriteEvent event) throws IOException {
        long size = event.bytes();
        try {
            while (failure == null && size > 0 && bytes > 0 && bytes + size > CAPACITY) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the sync was interrupted while it waited for its destination");
        }
        check();
        events.add(event);
        bytes += size;
        notifyAll();
    }

    /** @throws IOException if the other side has failed */
    synchronized void check() throws IOException {
        if (failure instanceof IOException known) {
            throw known;
        }
        if (failure != null) {
            throw new DestinationException("Cannot write: " + failure, failure);
        }
    }

    /** The next event; null if none comes in time. */
    synchronized @Nullable WriteEvent take(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (events.isEmpty() && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
        WriteEvent event = events.poll();
        if (event != null) {
            bytes -= event.bytes();
            notifyAll();
        }
        return event;
    }

    /** Nothing more of a stream is of use. */
    synchronized void refuse(StreamDescriptor stream, String why) {
        refusals.put(stream, why);
    }

    /** Why nothing more of a stream is of use; null where more is. */
    synchronized @Nullable String refusal(StreamDescriptor stream) {
        return refusals.get(stream);
    }

    /** Nothing more will be taken. */
    synchronized void fail(Throwable cause) {
        failure = cause;
        events.clear();
        notifyAll();
    }
}
