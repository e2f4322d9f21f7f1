package dev.cairn.destinations.sync;

import dev.cairn.destinations.DestinationException;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.RecordLines;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * From the read loop to the thread that writes, bounded by bytes: {@link #put} waits while it is full. Thread-safe.
 */
final class WriteQueue {

    private static final long CAPACITY = 8L << 20;

    private final Queue<Message> messages = new ArrayDeque<>();
    private final Map<StreamDescriptor, String> refusals = new HashMap<>();
    /** How many states of each stream are among the messages. */
    private final Map<StreamDescriptor, Integer> states = new HashMap<>();

    private final boolean holdsReaders;
    private long bytes;
    private boolean ended;
    private @Nullable Throwable failure;

    /**
     * A queue for one sync.
     *
     * @param holdsReaders whether nothing more of a stream is read while a state of it waits here
     */
    WriteQueue(boolean holdsReaders) {
        this.holdsReaders = holdsReaders;
    }

    /** @throws IOException if the other side has failed */
    synchronized void put(Message message) throws IOException {
        long size = size(message);
        try {
            while (failure == null && size > 0 && bytes > 0 && bytes + size > CAPACITY) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the sync was interrupted while it waited for its destination");
        }
        check();
        messages.add(message);
        count(message, 1);
        bytes += size;
        notifyAll();
    }

    /** Where each state is committed, what is read ahead of that would be read again after a crash. */
    synchronized void awaitWanted(StreamDescriptor stream) throws InterruptedException {
        while (holdsReaders && failure == null && states.getOrDefault(stream, 0) > 0) {
            wait();
        }
    }

    private void count(Message message, int more) {
        if (message instanceof Message.State state) {
            states.merge(state.stream(), more, Integer::sum);
        }
    }

    private static long size(Message message) {
        return message instanceof RecordLines records ? records.start(records.size()) - records.start(0) : 0;
    }

    /** Nothing more will be put. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Whether nothing comes any more. */
    synchronized boolean isEnded() {
        return ended && messages.isEmpty();
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

    /** The next message; null if none comes in time, or any more. */
    synchronized @Nullable Message take(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (messages.isEmpty() && !ended && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
        Message message = messages.poll();
        if (message != null) {
            bytes -= size(message);
            count(message, -1);
            notifyAll();
        }
        return message;
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
        messages.clear();
        notifyAll();
    }
}
