package dev.cairn.workbench.proposal;

import dev.cairn.runtime.trial.DatetimeFormatInferrer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds fields that tell records apart. Stateless. */
final class KeyFinder {

    /** From so many records on, values that are all different are hardly so by chance. */
    private static final int MANY = 100;

    private static final int LONGEST = 64;

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

    /**
     * The field that is the likeliest key whatever it is called: a whole number or a short text that no record is without, and that
     * no two have. Times and fractions are left out.
     *
     * @return null where there is none
     */
    static @Nullable String byValues(List<Map<String, @Nullable Object>> records) {
        DatetimeFormatInferrer times = new DatetimeFormatInferrer();
        records.forEach(times::accumulate);
        return unique(records).stream()
                .filter(field -> !times.formats().containsKey(field) && !isWordy(field, records))
                .min(Comparator.comparing(field -> !isNumbered(field)))
                .orElse(null);
    }

    /** Returns the keys that lead to the likeliest key, also inside of an object of each record; empty if there is none. */
    static List<String> path(List<Map<String, @Nullable Object>> records, String stream) {
        String named = in(records, stream);
        String field = named == null ? byValues(records) : named;
        if (named == null && !records.isEmpty()) {
            for (String key : records.get(0).keySet()) {
                String inner = in(members(records, key), stream);
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

    private static boolean isWordy(String field, List<Map<String, @Nullable Object>> records) {
        return records.stream()
                .anyMatch(record -> record.get(field) instanceof String text
                        && (text.length() > LONGEST || text.contains(" ") || text.contains("://")));
    }

    /** True if a field is called a number, a code or the like of something. */
    private static boolean isNumbered(String field) {
        return word(field).matches(".+_(?:no|nr|num|number|code|key|ref|reference|id|uuid|guid|sku|slug)");
    }

    /** How sure a field is that has another value in each of so many records. */
    static Certainty certainty(String field, String stream, int records) {
        int rank = rank(field, stream);
        if (rank < 10) {
            return records > 1 ? Certainty.SURE : Certainty.DOUBTFUL;
        }
        boolean named = rank < Integer.MAX_VALUE || isNumbered(field);
        return named && records >= MANY ? Certainty.LIKELY : Certainty.DOUBTFUL;
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

    private static String word(String field) {
        return field.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static int rank(String field, String stream) {
        String word = word(field);
        String singular =
                stream.toLowerCase(Locale.ROOT).replaceFirst("ies$", "y").replaceFirst("s$", "");
        if (Set.of("id", "_id", "uuid", "guid").contains(word)) {
            return word.equals("id") ? 0 : 1;
        }
        if (word.startsWith(singular + "_") && isNumbered(word)) {
            return word.matches(".*_(?:id|uuid|key)") ? 2 : 8;
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
