package dev.cairn.runtime.internal.trial;

import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.retrieval.SliceSource;
import dev.cairn.runtime.trial.TestReadLimits;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Prepares the first slices only. Thread-safe if the retriever is. */
public record LimitedRetriever(Retriever retriever, int slices) implements Retriever {

    /**
     * A retriever of as many slices as a test read has.
     *
     * @param limits those of a test read; null for none
     */
    public static Retriever of(Retriever retriever, @Nullable TestReadLimits limits) {
        return limits == null ? retriever : new LimitedRetriever(retriever, limits.slices());
    }

    @Override
    public boolean needsJobs() {
        return retriever.needsJobs();
    }

    @Override
    public boolean goesOn(Slice slice) {
        return retriever.goesOn(slice);
    }

    @Override
    public SliceReader open(Slice slice) {
        return retriever.open(slice);
    }

    @Override
    public SliceSource prepare(Iterator<Slice> all, SliceSource.Listener listener) {
        return retriever.prepare(new First(all, slices), listener);
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
}
