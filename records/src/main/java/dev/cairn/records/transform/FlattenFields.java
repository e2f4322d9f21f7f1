package dev.cairn.records.transform;

import dev.cairn.records.RecordTransformation;
import dev.cairn.templates.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves all values of a record to its top level.
 *
 * <p>A key is prefixed with its parent's name and a dot if it exists already; after the first list every key is. Values
 * are visited from the last member to the first, so which of two equal keys keeps its name, and which value is
 * overwritten, is as in the reference. Empty objects and lists are dropped.
 *
 * @param flattensLists whether the items of lists are fields too, named by their index
 */
public record FlattenFields(boolean flattensLists) implements RecordTransformation {

    @Override
    public void transform(Map<String, @Nullable Object> record, Scope scope) {
        Map<String, @Nullable Object> flat = flatten(new LinkedHashMap<>(record));
        record.clear();
        record.putAll(flat);
    }

    private Map<String, @Nullable Object> flatten(Map<String, @Nullable Object> record) {
        Map<String, @Nullable Object> flat = new LinkedHashMap<>();
        Deque<Field> open = new ArrayDeque<>();
        open.push(new Field("_", record));
        boolean metList = false;
        while (!open.isEmpty()) {
            Field field = open.pop();
            Object value = field.value;
            if (value instanceof Map<?, ?> map) {
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    String key = String.valueOf(member.getKey());
                    boolean qualified = metList || flat.containsKey(key);
                    open.push(new Field(qualified ? field.name + "." + key : key, member.getValue()));
                }
            } else if (value instanceof List<?> list && flattensLists) {
                for (int i = 0; i < list.size(); i++) {
                    metList = true;
                    open.push(new Field(field.name + "." + i, list.get(i)));
                }
            } else {
                flat.put(field.name, value);
            }
        }
        return flat;
    }

    private record Field(String name, @Nullable Object value) {}
}
