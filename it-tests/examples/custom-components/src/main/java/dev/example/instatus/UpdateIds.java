package dev.example.instatus;

import dev.cairn.runtime.spi.ComponentContext;
import dev.cairn.runtime.spi.CustomTransformation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds fields like {@code AddFields} does, except that of a list of objects only their ids are kept. In the manifest:
 *
 * <pre>
 * type: CustomTransformation
 * class_name: source_instatus.components.ListAddFields
 * fields:
 *   - {path: [updates_ids], value: "{{ record['updates'] }}"}
 * </pre>
 */
final class UpdateIds implements CustomTransformation {

    private final ComponentContext context;
    private final List<?> fields;

    UpdateIds(ComponentContext context) {
        this.context = context;
        if (!(context.fields().get("fields") instanceof List<?> list)) {
            throw new IllegalArgumentException("fields must be a list of fields to add");
        }
        this.fields = list;
    }

    @Override
    public void transform(Map<String, Object> record, Map<String, Object> slice) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("record", record);
        variables.put("stream_slice", slice);
        for (Object field : fields) {
            Map<?, ?> definition = (Map<?, ?>) field;
            Object value = context.evaluate(String.valueOf(definition.get("value")), variables);
            put(record, (List<?>) definition.get("path"), value instanceof List<?> list ? ids(list) : value);
        }
    }

    private static List<Object> ids(List<?> items) {
        List<Object> ids = new ArrayList<>();
        for (Object item : items) {
            ids.add(((Map<?, ?>) item).get("id"));
        }
        return ids;
    }

    @SuppressWarnings("unchecked") // objects of records are maps with text keys
    private static void put(Map<String, Object> record, List<?> path, Object value) {
        Map<String, Object> parent = record;
        for (Object key : path.subList(0, path.size() - 1)) {
            parent = (Map<String, Object>) parent.computeIfAbsent(String.valueOf(key), k -> new HashMap<String, Object>());
        }
        parent.put(String.valueOf(path.get(path.size() - 1)), value);
    }
}
