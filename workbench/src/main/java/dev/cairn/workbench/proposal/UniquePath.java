package dev.cairn.workbench.proposal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the field that tells records apart, also inside of an object of each record. Stateless. */
final class UniquePath {

    private UniquePath() {}

    /** Returns the keys that lead to it; empty if there is none. */
    static List<String> in(List<Map<String, @Nullable Object>> records, String stream) {
        String named = KeyFinder.in(records, stream);
        String field = named == null ? KeyFinder.byValues(records) : named;
        if (named == null && !records.isEmpty()) {
            for (String key : records.get(0).keySet()) {
                String inner = KeyFinder.in(members(records, key), stream);
                if (inner != null) {
                    return List.of(key, inner);
                }
            }
        }
        return field == null ? List.of() : List.of(field);
    }

    private static List<Map<String, @Nullable Object>> members(
            List<Map<String, @Nullable Object>> records, String key) {
        return records.stream()
                .map(record -> {
                    Map<String, @Nullable Object> members = new LinkedHashMap<>();
                    if (record.get(key) instanceof Map<?, ?> object) {
                        object.forEach((name, value) -> members.put(String.valueOf(name), value));
                    }
                    return members;
                })
                .toList();
    }
}
