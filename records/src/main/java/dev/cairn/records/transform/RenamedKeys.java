package dev.cairn.records.transform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Renames the keys of a record and of the objects in it, but not those inside lists. */
final class RenamedKeys {

    private RenamedKeys() {}

    /** Of keys that become equal the last one's value stays. */
    static void apply(Map<String, @Nullable Object> record, UnaryOperator<String> rename) {
        Map<String, @Nullable Object> renamed = renamed(record, rename);
        record.clear();
        record.putAll(renamed);
    }

    private static Map<String, @Nullable Object> renamed(Map<?, ?> map, UnaryOperator<String> rename) {
        Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
        map.forEach((key, value) -> renamed.put(
                rename.apply(String.valueOf(key)),
                value instanceof Map<?, ?> member ? renamed(member, rename) : value));
        return renamed;
    }
}
