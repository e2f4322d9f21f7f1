package dev.cairn.workbench.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written into a stream. Immutable.
 *
 * @param entries of the stream and of its components
 * @param sent values of the request by their names, in order; null for one that is taken out
 * @param properties of the spec that need not be given: their schemas by their names, in order
 * @param ofManifest entries of the manifest itself, plain JSON values
 */
public record StreamChange(
        List<Entry> entries,
        Map<String, @Nullable Object> sent,
        Map<String, Object> properties,
        Map<String, Object> ofManifest) {

    /** Nothing is written. */
    public static final StreamChange NOTHING = new StreamChange(List.of(), Map.of(), Map.of(), Map.of());

    /**
     * An entry.
     *
     * @param path the keys from the stream to it
     * @param value a plain JSON value
     * @param isItem true if it is a further item of the list there
     */
    public record Entry(List<String> path, Object value, boolean isItem) {

        public Entry {
            path = List.copyOf(path);
        }
    }

    public StreamChange {
        entries = List.copyOf(entries);
        sent = Collections.unmodifiableMap(new LinkedHashMap<>(sent));
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        ofManifest = Collections.unmodifiableMap(new LinkedHashMap<>(ofManifest));
    }

    /** Returns the change with an entry more. */
    public StreamChange entry(Object value, String... path) {
        return with(new Entry(List.of(path), value, false));
    }

    /** Returns the change with an item more of a list. */
    public StreamChange item(Object value, String... path) {
        return with(new Entry(List.of(path), value, true));
    }

    private StreamChange with(Entry entry) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(entry);
        return new StreamChange(more, sent, properties, ofManifest);
    }

    /** Returns the change with other values of the request. */
    public StreamChange sending(Map<String, @Nullable Object> values) {
        return new StreamChange(entries, values, properties, ofManifest);
    }

    /** Returns the change with a property more of the spec. */
    public StreamChange property(String name, Map<String, Object> schema) {
        Map<String, Object> more = new LinkedHashMap<>(properties);
        more.put(name, schema);
        return new StreamChange(entries, sent, more, ofManifest);
    }

    /** Returns the change with an entry more of the manifest. */
    public StreamChange ofManifest(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(ofManifest);
        more.put(key, value);
        return new StreamChange(entries, sent, properties, more);
    }
}
