package dev.cairn.runtime.internal.trial;

import dev.cairn.retrieval.SliceSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Slices that are handed out when all are found: with its one worker the reference finds slices first, and reads them then.
 * Those before a failure are handed out before it.
 */
final class FoundSlices implements SliceSource {

    private final SliceSource source;
    private final Deque<Next> ready = new ArrayDeque<>();
    private @Nullable RuntimeException failure;
    private boolean complete;

    FoundSlices(SliceSource source) {
        this.source = source;
    }

    @Override
    public Next next() throws InterruptedException {
        while (!complete) {
            Next next = look();
            if (next instanceof Next.Later) {
                return next;
            }
            complete = next instanceof Next.End;
            if (!complete) {
                ready.add(next);
            }
        }
        Next next = ready.poll();
        if (next == null && failure != null) {
            throw failure;
        }
        return next == null ? new Next.End() : next;
    }

    private Next look() throws InterruptedException {
        try {
            return source.next();
        } catch (RuntimeException e) {
            failure = e;
            return new Next.End();
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
