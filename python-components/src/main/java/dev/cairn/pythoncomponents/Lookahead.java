package dev.cairn.pythoncomponents;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An iterator that learns whether there is more by asking for it. Used by one thread at a time. */
abstract class Lookahead<T> implements Iterator<T> {

    private @Nullable T next;
    private boolean ended;

    /** The next element; null at the end, after which it is not called again. */
    abstract @Nullable T find();

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = find();
            ended = next == null;
        }
        return next != null;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T found = next;
        next = null;
        if (found == null) {
            throw new NoSuchElementException();
        }
        return found;
    }
}
