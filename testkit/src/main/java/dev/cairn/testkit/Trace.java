package dev.cairn.testkit;

import dev.cairn.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages of one sync, in order. Records are numbers of {@link Known}. */
final class Trace {

    private final List<Entry> entries = new ArrayList<>();

    /** A message. */
    sealed interface Entry {
        record Emitted(int record) implements Entry {}

        /**
         * A state.
         *
         * @param text its text, with its keys in the order they came in
         */
        record Said(String text, Map<String, @Nullable Object> state) implements Entry {}

        record Other() implements Entry {}
    }

    /** All records that have been seen in any sync of a source. Not thread-safe. */
    static final class Known {

        private final RecordTraits traits;
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<Seen> records = new ArrayList<>();

        /** A record. */
        record Seen(String key, @Nullable Long position, Map<String, @Nullable Object> partition, String slice) {}

        Known(RecordTraits traits) {
            this.traits = traits;
        }

        int number(Map<String, @Nullable Object> record) {
            String key = traits.keyOf(record);
            Integer known = numbers.get(key);
            if (known == null) {
                known = records.size();
                numbers.put(key, known);
                records.add(
                        new Seen(key, traits.positionOf(record), traits.partitionOf(record), traits.sliceOf(record)));
            }
            return known;
        }

        Seen get(int number) {
            return records.get(number);
        }
    }

    static Trace of(List<Emission> emissions, Known known) {
        Trace trace = new Trace();
        for (Emission emission : emissions) {
            trace.entries.add(entry(emission, known));
        }
        return trace;
    }

    private static Entry entry(Emission emission, Known known) {
        if (emission instanceof Emission.RecordData record) {
            return new Entry.Emitted(known.number(record.data()));
        }
        if (emission instanceof Emission.State state) {
            return new Entry.Said(Json.write(state.state()), state.state());
        }
        return new Entry.Other();
    }

    List<Entry> entries() {
        return entries;
    }

    /** The messages up to one of them, for people. */
    String upTo(int index, Known known) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= index; i++) {
            if (entries.get(i) instanceof Entry.Emitted record) {
                Known.Seen seen = known.get(record.record());
                text.append("  record ").append(seen.key());
                text.append(seen.position() == null ? "" : " at " + seen.position())
                        .append('\n');
            } else if (entries.get(i) instanceof Entry.Said said) {
                text.append("  STATE ").append(said.text()).append('\n');
            }
        }
        return text.toString();
    }
}
