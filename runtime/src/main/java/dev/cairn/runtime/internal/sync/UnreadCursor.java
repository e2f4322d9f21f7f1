package dev.cairn.runtime.internal.sync;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.RecordFields;
import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.slice.Slice;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cursor of a stream of which nothing is read: it has nothing to say, so that an earlier state stands. */
final class UnreadCursor implements StreamCursor {

    @Override
    public Iterator<Slice> slices() {
        return Collections.emptyIterator();
    }

    @Override
    public @Nullable CursorValue valueOf(RecordFields record) {
        return null;
    }

    @Override
    public void start(StateSink sink) {}

    @Override
    public SliceTracker open(Slice slice) {
        return SliceTracker.NONE;
    }

    @Override
    public Map<String, @Nullable Object> state() {
        return Map.of();
    }

    @Override
    public void stopped() {}

    @Override
    public void finished() {}
}
