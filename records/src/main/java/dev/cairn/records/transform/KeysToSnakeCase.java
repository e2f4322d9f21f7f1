package dev.cairn.records.transform;

import dev.cairn.records.RecordTransformation;
import dev.cairn.templates.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Converts the keys of a record, and of the objects in it, to snake case. */
public final class KeysToSnakeCase implements RecordTransformation {

    /** Keys that are data come in any number and are not worth remembering. */
    private static final int REMEMBERED_KEYS = 10_000;

    private final Map<String, String> known = new ConcurrentHashMap<>();

    @Override
    public void transform(Map<String, @Nullable Object> record, Scope scope) {
        RenamedKeys.apply(record, this::rename);
    }

    private String rename(String key) {
        String name = known.get(key);
        if (name == null) {
            name = SnakeCase.of(key);
            if (known.size() < REMEMBERED_KEYS) {
                known.put(key, name);
            }
        }
        return name;
    }
}
