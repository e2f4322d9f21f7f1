package dev.cairn.testkit;

import dev.cairn.testkit.Trace.Entry;
import dev.cairn.testkit.Trace.Entry.Emitted;
import dev.cairn.testkit.Trace.Known;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The records of a sync that are against the order of their slice, which its first two positions that differ show. */
final class LateRecords {

    private final Known known;
    private final Map<String, BitSet> late = new HashMap<>();

    LateRecords(Trace trace, Known known) {
        this.known = known;
        Map<String, Long> newest = new HashMap<>();
        Map<String, Boolean> ascends = new HashMap<>();
        BitSet emitted = new BitSet();
        for (Entry entry : trace.entries()) {
            if (entry instanceof Emitted record && !emitted.get(record.record())) {
                emitted.set(record.record());
                Known.Seen seen = known.get(record.record());
                Long position = seen.position();
                Long before = newest.get(seen.slice());
                if (position == null) {
                    continue;
                }
                boolean later = before != null && position > before;
                boolean differs = before != null && !before.equals(position);
                if (differs && ascends.computeIfAbsent(seen.slice(), s -> later) != later) {
                    late.computeIfAbsent(seen.slice(), s -> new BitSet()).set(record.record());
                } else {
                    newest.put(seen.slice(), position);
                }
            }
        }
    }

    /** Once a record has come late, its slice is known to be out of order. */
    void emitted(int record) {
        BitSet ofSlice = late.get(known.get(record).slice());
        if (ofSlice != null && ofSlice.get(record)) {
            late.remove(known.get(record).slice());
        }
    }

    /** Late records of slices that still seem to be in order: a state may claim them before they leave. */
    BitSet unforeseeable() {
        BitSet all = new BitSet();
        late.values().forEach(all::or);
        return all;
    }
}
