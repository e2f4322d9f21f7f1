package dev.cairn.codegen.compare;

import dev.cairn.documents.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects changes: what is found in both directions, or of both documents and code, is one change. */
final class Changes {

    private record Key(String subject, ChangeKind kind, String what) {}

    private static final class Entry {

        private @Nullable Place before;
        private @Nullable Place after;
        private final Map<Aspect, Verdict> verdicts = new EnumMap<>(Aspect.class);
    }

    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    /** Takes note of a change that breaks nothing. */
    void note(Spot spot, ChangeKind kind, String what) {
        entry(spot, kind, what);
    }

    void add(Spot spot, ChangeKind kind, String what, Aspect aspect, Verdict verdict) {
        entry(spot, kind, what).verdicts.merge(aspect, verdict, (one, other) -> one == Verdict.BREAKS ? one : other);
    }

    private Entry entry(Spot spot, ChangeKind kind, String what) {
        Entry entry = entries.computeIfAbsent(new Key(spot.subject(), kind, what), key -> new Entry());
        entry.before = entry.before == null ? spot.before() : entry.before;
        entry.after = entry.after == null ? spot.after() : entry.after;
        return entry;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether any of these is certain to break something. */
    boolean areCertain() {
        return entries.values().stream().anyMatch(entry -> entry.verdicts.containsValue(Verdict.BREAKS));
    }

    /** In the order in which they were found. */
    List<Change> all() {
        List<Change> all = new ArrayList<>();
        entries.forEach((key, entry) ->
                all.add(new Change(key.subject, key.kind, key.what, entry.before, entry.after, entry.verdicts)));
        return all;
    }
}
