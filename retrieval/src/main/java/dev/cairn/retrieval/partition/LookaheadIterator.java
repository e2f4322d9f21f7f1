package dev.cairn.retrieval.partition;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An iterator that has to find the next element to know whether there is one. Confined to one thread at a time. */
abstract class LookaheadIterator<T> implements Iterator<T> {

    private @Nullable T next;
    private boolean ended;

    /** The next element, or null at the end; not called again after that. */
    abstract @Nullable T find();

    @Override
    public final boolean hasNext() {
        if (next == null && !ended) {
            next = find();
            ended = next == null;
        }
        return next != null;
    }

    @Override
    public final T next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        T element = next;
        next = null;
        return element;
    }
}
