package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.RecordFields;
import dev.cairn.checkpoint.cursor.SharedCursor;
import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.slice.Slice;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Members of states of streams without a cursor; the second is the Python CDK's platform's. */
    private static final Set<String> OWN = Set.of(NO_CURSOR, "__ab_full_refresh_sync_complete");

    private final Supplier<Iterator<Slice>> slices;
    private @Nullable StateSink sink;

    /** @param slices makes the iterator that {@link #slices()} returns */
    public FinalStateCursor(Supplier<Iterator<Slice>> slices) {
        this.slices = slices;
    }

    /**
     * Why a state is of no use to a stream without a cursor; a sentence for people that begins with "the state". Empty where it
     * is none that a cursor left. The Python CDK passes over such states without a word.
     */
    public static Optional<String> unused(Map<String, ?> state) {
        return OWN.containsAll(state.keySet())
                ? Optional.empty()
                : Optional.of("the state is that of a stream with a cursor (" + String.join(", ", shown(state))
                        + "), and the stream has none: all is read, and the next state does not say how far");
    }

    private static List<String> shown(Map<String, ?> state) {
        return state.keySet().stream().limit(5).map(name -> "'" + name + "'").toList();
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
