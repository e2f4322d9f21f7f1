package dev.cairn.testkit;

import dev.cairn.testkit.Trace.Entry;
import dev.cairn.testkit.Trace.Entry.Emitted;
import dev.cairn.testkit.Trace.Known;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of a sync that are against the order of their slice, which its first two positions that differ show. Where the sync
 * goes on from intervals, what lies in a gap between two of them is a slice of its own.
 */
final class LateRecords {

    private final Known known;
    private final @Nullable Claims before;
    private final Map<String, BitSet> late = new HashMap<>();

    /** @param before what the state says that the sync went on from; null where it says nothing of positions */
    LateRecords(Trace trace, Known known, @Nullable Claims before) {
        this.known = known;
        this.before = before;
        Map<String, Long> newest = new HashMap<>();
        Map<String, Boolean> ascends = new HashMap<>();
        BitSet emitted = new BitSet();
        for (Entry entry : trace.entries()) {
            if (entry instanceof Emitted record && !emitted.get(record.record())) {
                emitted.set(record.record());
                Known.Seen seen = known.get(record.record());
                Long position = seen.position();
                String slice = slice(seen);
                Long last = newest.get(slice);
                if (position == null) {
                    continue;
                }
                boolean later = last != null && position > last;
                boolean differs = last != null && !last.equals(position);
                if (differs && ascends.computeIfAbsent(slice, s -> later) != later) {
                    late.computeIfAbsent(slice, s -> new BitSet()).set(record.record());
                } else {
                    newest.put(slice, position);
                }
            }
        }
    }

    /** Once a record has come late, its slice is known to be out of order. */
    void emitted(int record) {
        String slice = slice(known.get(record));
        BitSet ofSlice = late.get(slice);
        if (ofSlice != null && ofSlice.get(record)) {
            late.remove(slice);
        }
    }

    private String slice(Known.Seen seen) {
        Long position = seen.position();
        return before == null || position == null
                ? seen.slice()
                : seen.slice() + " behind " + before.of(seen.partition()).startedBefore(position);
    }

    /** Late records of slices that still seem to be in order: a state may claim them before they leave. */
    BitSet unforeseeable() {
        BitSet all = new BitSet();
        late.values().forEach(all::or);
        return all;
    }
}
