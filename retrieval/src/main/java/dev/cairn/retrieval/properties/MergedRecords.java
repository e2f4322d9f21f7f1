package dev.cairn.retrieval.properties;

import dev.cairn.records.StreamRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merges the parts of a page's records. Records keep the order of their first parts. Confined to one thread. */
public final class MergedRecords {

    private final GroupByKey key;
    private final Map<String, Map<String, @Nullable Object>> records = new LinkedHashMap<>();

    public MergedRecords(GroupByKey key) {
        this.key = key;
    }

    /**
     * Takes a part in: objects are merged at every depth, of anything else the later part counts.
     *
     * @return false if the part has no key and so is a record of its own
     */
    public boolean add(StreamRecord part) {
        String group = key.keyOf(part.tree());
        if (group == null) {
            return false;
        }
        merge(records.computeIfAbsent(group, g -> new LinkedHashMap<>()), part.tree());
        return true;
    }

    /** The records with all the parts that came so far. */
    public List<StreamRecord> records() {
        return records.values().stream().map(StreamRecord::ofTree).toList();
    }

    @SuppressWarnings("unchecked") // trees are plain JSON values, whose maps have texts as keys
    private static void merge(Map<String, @Nullable Object> target, Map<String, @Nullable Object> source) {
        source.forEach((name, value) -> {
            if (target.get(name) instanceof Map<?, ?> present && value instanceof Map<?, ?> more) {
                merge((Map<String, @Nullable Object>) present, (Map<String, @Nullable Object>) more);
            } else {
                target.put(name, value);
            }
        });
    }
}
