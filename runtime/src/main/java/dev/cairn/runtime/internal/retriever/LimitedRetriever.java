package dev.cairn.runtime.internal.retriever;

import dev.cairn.runtime.internal.retriever.SliceSource.Next;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.slice.Slice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the first slices only, and all of them before the first is handed out: with its one worker the reference finds
 * slices first, and reads them then. Thread-safe if the retriever is.
 */
public final class LimitedRetriever implements Retriever {

    private final Retriever retriever;
    private final int slices;

    private LimitedRetriever(Retriever retriever, int slices) {
        this.retriever = retriever;
        this.slices = slices;
    }

    /** @param limits those of a test read; null for none */
    public static Retriever of(Retriever retriever, @Nullable TestReadLimits limits) {
        return limits == null ? retriever : new LimitedRetriever(retriever, limits.slices());
    }

    @Override
    public SliceReader open(Slice slice) {
        return retriever.open(slice);
    }

    @Override
    public SliceSource prepare(Iterator<Slice> all, SliceSource.Listener listener) {
        return new Found(retriever.prepare(new First(all, slices), listener));
    }

    /** The first slices. Does not look for one more. */
    private static final class First implements Iterator<Slice> {

        private final Iterator<Slice> all;
        private int left;

        First(Iterator<Slice> all, int left) {
            this.all = all;
            this.left = left;
        }

        @Override
        public boolean hasNext() {
            return left > 0 && all.hasNext();
        }

        @Override
        public Slice next() {
            if (left == 0) {
                throw new NoSuchElementException();
            }
            left--;
            return all.next();
        }
    }

    /** Slices that are handed out when all are found. Those before a failure are handed out before it. */
    private static final class Found implements SliceSource {

        private final SliceSource source;
        private final Deque<Next> found = new ArrayDeque<>();
        private @Nullable RuntimeException failure;
        private boolean complete;

        Found(SliceSource source) {
            this.source = source;
        }

        @Override
        public Next next() throws InterruptedException {
            while (!complete) {
                Next next = look();
                if (next instanceof Next.Later) {
                    return next;
                }
                found.add(next);
                complete = next instanceof Next.End;
            }
            Next next = found.remove();
            if (next instanceof Next.End && failure != null) {
                throw failure;
            }
            return next;
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
}
