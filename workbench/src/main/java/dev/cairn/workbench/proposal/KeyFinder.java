package dev.cairn.workbench.proposal;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds fields that tell records apart. Stateless. */
final class KeyFinder {

    private KeyFinder() {}

    /**
     * The field that is the likeliest key, if there is one: it has a value of its own in each record, and the name of a key.
     *
     * @param stream the stream's name
     * @return null where there is none
     */
    static @Nullable String in(List<Map<String, @Nullable Object>> records, String stream) {
        return unique(records).stream()
                .filter(field -> rank(field, stream) < Integer.MAX_VALUE)
                .min(Comparator.comparingInt(field -> rank(field, stream)))
                .orElse(null);
    }

    /** Whether a field's name is that of a key, and of nothing else. */
    static boolean isCertain(String field, String stream) {
        return rank(field, stream) < 10;
    }

    private static Set<String> unique(List<Map<String, @Nullable Object>> records) {
        Set<String> fields = new LinkedHashSet<>();
        if (!records.isEmpty()) {
            fields.addAll(records.get(0).keySet());
        }
        fields.removeIf(field -> {
            Set<Object> values = new HashSet<>();
            for (Map<String, @Nullable Object> record : records) {
                Object value = record.get(field);
                boolean scalar = value instanceof String || (value instanceof Number && !(value instanceof Double));
                if (value == null || !scalar || !values.add(value)) {
                    return true;
                }
            }
            return false;
        });
        return fields;
    }

    private static int rank(String field, String stream) {
        String word = field.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        String singular =
                stream.toLowerCase(Locale.ROOT).replaceFirst("ies$", "y").replaceFirst("s$", "");
        if (Set.of("id", "_id", "uuid", "guid").contains(word)) {
            return word.equals("id") ? 0 : 1;
        }
        if (word.equals(singular + "_id") || word.equals(singular + "_uuid") || word.equals(singular + "_key")) {
            return 2;
        }
        if (Set.of("gid", "sid", "uid", "pk", "record_id", "object_id", "key").contains(word)) {
            return 5;
        }
        if (Set.of("code", "slug", "sku", "number", "no", "nr", "node_id", "identifier", "token")
                .contains(word)) {
            return 20;
        }
        return word.endsWith("_id") || word.endsWith("_uuid") ? 30 : Integer.MAX_VALUE;
    }
}
