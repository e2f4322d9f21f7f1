package dev.cairn.runtime.internal.partition;

import dev.cairn.cursor.StreamCursor;
import dev.cairn.error.SyncException;
import dev.cairn.runtime.internal.retriever.Retriever;
import dev.cairn.runtime.internal.retriever.SliceSource;
import dev.cairn.runtime.time.Sleeper;
import dev.cairn.slice.Slice;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the slices of a parent stream as they can be read, and opens them in its cursor in their order. Confined to one
 * thread.
 */
final class ReadySlices implements SliceSource.Listener {

    private final Retriever retriever;
    private final StreamCursor cursor;
    private final Set<Slice> unannounced = new LinkedHashSet<>();
    private @Nullable SliceSource source;
    private @Nullable Slice next;
    private @Nullable SyncException failure;

    ReadySlices(Retriever retriever, StreamCursor cursor) {
        this.retriever = retriever;
        this.cursor = cursor;
    }

    /** Whether there is a next slice; a failure counts as one, so that what came before it is read. */
    boolean hasNext() throws InterruptedException {
        if (next == null && failure == null) {
            try {
                next = find();
            } catch (SyncException e) {
                failure = e;
            }
        }
        return next != null || failure != null;
    }

    private @Nullable Slice find() throws InterruptedException {
        SliceSource from = source;
        if (from == null) {
            from = retriever.prepare(cursor.slices(), this);
            source = from;
        }
        return from.await(Sleeper.system());
    }

    /** The next slice, however long it takes; null at the end. */
    @Nullable
    Slice next() throws InterruptedException {
        Slice ready = hasNext() ? next : null;
        if (ready == null && failure != null) {
            throw failure;
        }
        next = null;
        return ready;
    }

    /** Tells the cursor that a slice is opened, and all that were found before it. */
    void announce(Slice slice) {
        if (!unannounced.contains(slice)) {
            return;
        }
        Iterator<Slice> earlier = unannounced.iterator();
        boolean found = false;
        while (!found) {
            Slice opened = earlier.next();
            earlier.remove();
            cursor.opened(opened);
            found = opened.equals(slice);
        }
    }

    @Override
    public void opened(Slice slice) {
        unannounced.add(slice);
    }

    @Override
    public void abandoned(Slice slice) {
        announce(slice);
        cursor.failed(slice);
    }
}
