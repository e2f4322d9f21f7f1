package dev.cairn.runtime.internal.sync;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.RecordFields;
import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.slice.Slice;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A cursor that emits a state whenever a slice closes, with the number of closed slices. */
class CountingCursor implements StreamCursor, SliceTracker {

    private final Iterator<Slice> slices;
    private @Nullable StateSink sink;
    private long closed;

    CountingCursor(Iterator<Slice> slices) {
        this.slices = slices;
    }

    @Override
    public Iterator<Slice> slices() {
        return slices;
    }

    @Override
    public @Nullable CursorValue valueOf(RecordFields record) {
        return null;
    }

    @Override
    public void start(StateSink stateSink) {
        sink = stateSink;
    }

    @Override
    public SliceTracker open(Slice slice) {
        return this;
    }

    @Override
    public void closed() {
        closed++;
        emit();
    }

    @Override
    public void waiting() {
        emit();
    }

    @Override
    public Map<String, @Nullable Object> state() {
        return Map.of("closed", closed);
    }

    @Override
    public void stopped() {
        emit();
    }

    @Override
    public void finished() {
        emit();
    }

    private void emit() {
        Objects.requireNonNull(sink).emit(state());
    }
}
