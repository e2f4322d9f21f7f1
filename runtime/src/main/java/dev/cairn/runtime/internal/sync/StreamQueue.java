package dev.cairn.runtime.internal.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a sync, in order: it decides of which the next slice is read, and when all are done. Thread-safe.
 *
 * <p>Of a group of streams one is read at a time. A stream takes all groups that it needs at once, so no two streams can
 * wait for each other: its own until it is read to its end, and those of its parents until all its slices are known.
 */
public final class StreamQueue<S extends SlicedStream> {

    private final List<S> streams;
    /** By groups, the streams that are being read. */
    private final Map<String, S> holders = new HashMap<>();

    /** Takes something of a stream. */
    @FunctionalInterface
    public interface Taker<S, T, E extends Exception> {

        /** What a stream gives; null where it gives nothing now. */
        @Nullable
        T take(S stream) throws E;

        /** A stream gives nothing before slices that are being read have ended, its own or those of others of its groups. */
        default void heldBack(S stream) {}
    }

    /** @param streams those that have started are being read */
    public StreamQueue(List<S> streams) {
        this.streams = List.copyOf(streams);
        for (S stream : streams) {
            if (stream.isStarted()) {
                admits(stream);
                settle(stream);
            }
        }
    }

    public List<S> streams() {
        return streams;
    }

    /** What the first stream gives that gives something; null if none does. */
    public <T, E extends Exception> @Nullable T first(Taker<S, T, E> taker) throws E {
        for (S stream : streams) {
            if (stream.hasMore()) {
                if (!stream.isFull() && admits(stream)) {
                    T taken = taker.take(stream);
                    if (taken != null) {
                        return taken;
                    }
                } else {
                    taker.heldBack(stream);
                }
            }
        }
        return null;
    }

    /** Whether a stream may be read now; from then on it is being read. */
    private synchronized boolean admits(S stream) {
        if (!isFree(stream)) {
            return false;
        }
        stream.groups().all().forEach(group -> holders.put(group, stream));
        return true;
    }

    private synchronized boolean isFree(S stream) {
        return stream.groups().all().stream().allMatch(group -> holders.getOrDefault(group, stream) == stream);
    }

    /** Streams that wait for one go on, if it has come so far. Called when it is exhausted, and when a slice of it has ended. */
    public synchronized void settle(S stream) {
        if (stream.isExhausted()) {
            Predicate<String> kept =
                    stream.isDone() ? group -> false : stream.groups().own()::contains;
            holders.entrySet().removeIf(held -> held.getValue() == stream && !kept.test(held.getKey()));
        }
    }

    /** Whether streams have slices left, and all of these wait until slices that are being read have ended. */
    boolean isBlocked() {
        return hasMore()
                && streams.stream().noneMatch(stream -> stream.hasMore() && !stream.isFull() && isFree(stream));
    }

    /** Whether any stream may have slices that were not given out. */
    public boolean hasMore() {
        return streams.stream().anyMatch(SlicedStream::hasMore);
    }

    /** Whether nothing is left to find or to read. */
    public boolean isDone() {
        return streams.stream().allMatch(SlicedStream::isDone);
    }

    public boolean hasFailed() {
        return streams.stream().anyMatch(SlicedStream::hasFailed);
    }
}
