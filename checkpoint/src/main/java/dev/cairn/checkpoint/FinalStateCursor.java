package dev.cairn.checkpoint;

import dev.cairn.cursor.CursorValue;
import dev.cairn.cursor.RecordFields;
import dev.cairn.cursor.SharedCursor;
import dev.cairn.cursor.SliceTracker;
import dev.cairn.cursor.StateSink;
import dev.cairn.cursor.StreamCursor;
import dev.cairn.slice.Slice;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The cursor of a stream that is read in full each time. It emits one state, at the end, which says that there is no
 * cursor.
 *
 * <p>Source of the state's form: the Python CDK.
 */
public final class FinalStateCursor implements StreamCursor {

    /** The member of the state that a stream without cursor has, and no other. */
    public static final String NO_CURSOR = "__ab_no_cursor_state_message";

    private final Supplier<Iterator<Slice>> slices;
    private @Nullable StateSink sink;

    /** @param slices makes the iterator that {@link #slices()} returns */
    public FinalStateCursor(Supplier<Iterator<Slice>> slices) {
        this.slices = slices;
    }

    @Override
    public Iterator<Slice> slices() {
        return slices.get();
    }

    @Override
    public SharedCursor shared() {
        return new SharedWholes(slices, false);
    }

    @Override
    public @Nullable CursorValue valueOf(RecordFields record) {
        return null;
    }

    @Override
    public void start(StateSink sink) {
        this.sink = sink;
    }

    @Override
    public SliceTracker open(Slice slice) {
        return SliceTracker.NONE;
    }

    @Override
    public void stopped() {}

    @Override
    public Map<String, @Nullable Object> state() {
        return ended();
    }

    /** The state of a stream without a cursor that was read. */
    static Map<String, @Nullable Object> ended() {
        return Collections.singletonMap(NO_CURSOR, true);
    }

    @Override
    public @Nullable Map<String, @Nullable Object> progress() {
        return null;
    }

    @Override
    public void finished() {
        if (sink != null) {
            sink.emit(state());
        }
    }
}
