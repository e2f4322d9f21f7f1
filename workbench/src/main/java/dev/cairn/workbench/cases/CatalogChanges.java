package dev.cairn.workbench.cases;

import dev.cairn.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What has changed between two catalogs of a connector. */
final class CatalogChanges {

    private final List<String> breaking = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    private CatalogChanges() {}

    /** @param old {@code AirbyteStream}s by name, as the new ones are */
    static CatalogChanges between(
            Map<String, Map<String, @Nullable Object>> old, Map<String, Map<String, @Nullable Object>> current) {
        CatalogChanges changes = new CatalogChanges();
        old.forEach((name, before) -> {
            Map<String, @Nullable Object> after = current.get(name);
            if (after == null) {
                changes.breaking.add("stream " + name + " is gone");
            } else {
                changes.compare(name, before, after);
            }
        });
        current.keySet().stream()
                .filter(name -> !old.containsKey(name))
                .forEach(name -> changes.others.add("stream " + name + " is new"));
        return changes;
    }

    private void compare(String stream, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        compare(stream, "primary key", before, after, "source_defined_primary_key");
        compare(stream, "cursor", before, after, "default_cursor_field");
        compare(stream, "choice of the cursor by users", before, after, "source_defined_cursor");
        for (Object mode : list(before.get("supported_sync_modes"))) {
            if (!list(after.get("supported_sync_modes")).contains(mode)) {
                breaking.add("stream " + stream + " has no sync mode " + mode + " any more");
            }
        }
        Map<String, String> oldFields = fields(before);
        Map<String, String> newFields = fields(after);
        oldFields.forEach((field, type) -> {
            String now = newFields.get(field);
            if (now == null) {
                breaking.add("stream " + stream + ": field " + field + " is gone");
            } else if (!now.equals(type)) {
                breaking.add("stream " + stream + ": field " + field + " was " + type + " and is " + now);
            }
        });
        newFields.keySet().stream()
                .filter(field -> !oldFields.containsKey(field))
                .forEach(field -> others.add("stream " + stream + ": field " + field + " is new"));
    }

    private void compare(
            String stream,
            String what,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after,
            String member) {
        String old = Json.write(before.get(member));
        String now = Json.write(after.get(member));
        if (!old.equals(now)) {
            breaking.add("stream " + stream + ": the " + what + " was " + old + " and is " + now);
        }
    }

    /** The types of all fields, those of nested ones and of items too, by their paths. */
    private static Map<String, String> fields(Map<String, @Nullable Object> stream) {
        Map<String, String> fields = new LinkedHashMap<>();
        collect("", CaseMessages.object(stream.get("json_schema")), fields);
        return fields;
    }

    private static void collect(String path, Map<String, @Nullable Object> schema, Map<String, String> fields) {
        CaseMessages.object(schema.get("properties")).forEach((name, property) -> {
            String inside = path.isEmpty() ? name : path + "." + name;
            Map<String, @Nullable Object> of = CaseMessages.object(property);
            fields.put(inside, type(of));
            collect(inside, of, fields);
        });
        if (schema.get("items") instanceof Map<?, ?>) {
            Map<String, @Nullable Object> items = CaseMessages.object(schema.get("items"));
            fields.put(path + "[]", type(items));
            collect(path + "[]", items, fields);
        }
    }

    /** In words; the order of types does not count, and neither does whether null is one of them. */
    private static String type(Map<String, @Nullable Object> schema) {
        Set<String> types = new TreeSet<>();
        Object type = schema.get("type");
        (type instanceof List<?> several ? several : type == null ? List.of() : List.of(type))
                .forEach(one -> types.add(one.toString()));
        types.remove("null");
        for (String union : List.of("anyOf", "oneOf")) {
            for (Object branch : list(schema.get(union))) {
                types.add(type(CaseMessages.object(branch)));
            }
        }
        String text = types.isEmpty() ? "anything" : String.join(" or ", types);
        String format = schema.get("format") == null ? "" : " (" + schema.get("format") + ")";
        return text + format;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** What breaks users: their tables, or what was read before. */
    List<String> breaking() {
        return breaking;
    }

    /** What does not. */
    List<String> others() {
        return others;
    }
}
