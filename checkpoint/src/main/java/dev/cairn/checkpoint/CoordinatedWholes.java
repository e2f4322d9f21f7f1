package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CoordinatedSlices;
import dev.cairn.checkpoint.cursor.SlicePosition;
import dev.cairn.core.slice.Slice;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The slices of a stream without a cursor: the whole, or its partitions, each once. Used by one thread. */
final class CoordinatedWholes implements CoordinatedSlices {

    private final Iterator<Slice> slices;
    private final Map<String, @Nullable Object> state;
    private final KnownPartitions known;
    private long drawn;
    /** Whether {@link #slices} were asked for one more, which is not taken yet. */
    private boolean asked;

    private @Nullable Slice found;

    /** @param state what is said at the end */
    CoordinatedWholes(Iterator<Slice> slices, Map<String, @Nullable Object> state, @Nullable Map<String, ?> snapshot) {
        this.slices = slices;
        this.state = state;
        Snapshot from = snapshot == null ? null : new Snapshot(snapshot);
        this.known = from == null ? new KnownPartitions() : KnownPartitions.of(from.text("known"));
        this.drawn = from == null ? 0 : from.number("drawn");
    }

    @Override
    public @Nullable Runnable search() {
        boolean again = found != null && known.contains(KnownPartitions.hash(found));
        return !asked || again ? this::ask : null;
    }

    private void ask() {
        found = slices.hasNext() ? slices.next() : null;
        asked = true;
    }

    @Override
    public boolean hasNext() {
        return found != null;
    }

    @Override
    public Slice next() {
        Slice next = Objects.requireNonNull(found);
        known.add(KnownPartitions.hash(next));
        asked = false;
        drawn++;
        return next;
    }

    @Override
    public void restore(long number, Slice slice) {
        // Only the end counts.
    }

    @Override
    public void report(long number, SlicePosition position, boolean closed) {
        // Only the end counts.
    }

    @Override
    public List<Long> confirm(long number) {
        return List.of(number);
    }

    @Override
    public @Nullable Map<String, @Nullable Object> state(boolean ended) {
        return ended ? state : null;
    }

    @Override
    public @Nullable Map<String, @Nullable Object> parentState() {
        return null;
    }

    @Override
    public Map<String, @Nullable Object> snapshot() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("drawn", drawn);
        json.put("known", known.snapshot());
        return json;
    }
}
