package dev.cairn.workbench.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares the records of a stream with what its catalog declares: a value of a type that is not declared and a key or cursor
 * that is missing are errors; fields that are not declared, and those that are always null, are warnings.
 */
final class DeclaredSchema {

    private final String stream;
    private final Set<String> errors = new LinkedHashSet<>();
    private final Set<String> undeclared = new TreeSet<>();
    private final Map<String, Boolean> onlyNull = new LinkedHashMap<>();

    private DeclaredSchema(String stream) {
        this.stream = stream;
    }

    /** @param declared an {@code AirbyteStream} */
    static DeclaredSchema compare(
            String stream, Map<String, @Nullable Object> declared, List<Map<String, @Nullable Object>> records) {
        DeclaredSchema comparison = new DeclaredSchema(stream);
        Map<String, @Nullable Object> schema = CaseMessages.object(declared.get("json_schema"));
        records.forEach(record -> comparison.compare("", record, schema));
        List<List<?>> paths = new ArrayList<>();
        for (Object path : list(declared.get("source_defined_primary_key"))) {
            paths.add(list(path));
        }
        List<?> cursor = list(declared.get("default_cursor_field"));
        if (!cursor.isEmpty()) {
            paths.add(cursor);
        }
        paths.forEach(path -> comparison.require(path, records));
        return comparison;
    }

    private void require(List<?> path, List<Map<String, @Nullable Object>> records) {
        long without =
                records.stream().filter(record -> at(record, path) == null).count();
        if (without > 0) {
            errors.add(field(String.join(".", path.stream().map(String::valueOf).toList()))
                    + " is a key or cursor, and " + without + " of " + records.size() + " records have none");
        }
    }

    private static @Nullable Object at(Object record, List<?> path) {
        Object value = record;
        for (Object name : path) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return value;
    }

    private void compare(String path, @Nullable Object value, Map<String, @Nullable Object> schema) {
        Set<String> types = types(schema);
        String seen = type(value);
        boolean admitted =
                types.isEmpty() || types.contains(seen) || (seen.equals("integer") && types.contains("number"));
        if (!admitted) {
            errors.add(field(path) + " is " + seen + " in a record, and declared as " + String.join(" or ", types));
        }
        if (value instanceof Map<?, ?> object) {
            compareMembers(path, object, schema);
        } else if (value instanceof List<?> array && schema.get("items") instanceof Map<?, ?>) {
            array.forEach(item -> compare(path + "[]", item, CaseMessages.object(schema.get("items"))));
        }
    }

    private void compareMembers(String path, Map<?, ?> object, Map<String, @Nullable Object> schema) {
        Map<String, @Nullable Object> properties = CaseMessages.object(schema.get("properties"));
        boolean open = properties.isEmpty() && !path.isEmpty();
        object.forEach((name, member) -> {
            String inside = path.isEmpty() ? name.toString() : path + "." + name;
            if (properties.get(name.toString()) instanceof Map<?, ?>) {
                onlyNull.merge(inside, member == null, Boolean::logicalAnd);
                compare(inside, member, CaseMessages.object(properties.get(name.toString())));
            } else if (!open) {
                undeclared.add(inside);
            }
        });
    }

    /** Those of a union, too; empty where anything may be. */
    private static Set<String> types(Map<String, @Nullable Object> schema) {
        Set<String> types = new LinkedHashSet<>();
        Object type = schema.get("type");
        (type instanceof List<?> several ? several : type == null ? List.of() : List.of(type))
                .forEach(one -> types.add(one.toString()));
        for (String union : List.of("anyOf", "oneOf")) {
            for (Object branch : list(schema.get(union))) {
                Set<String> more = types(CaseMessages.object(branch));
                if (more.isEmpty()) {
                    return more;
                }
                types.addAll(more);
            }
        }
        return types;
    }

    private static String type(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map) {
            return "object";
        }
        if (value instanceof List) {
            return "array";
        }
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        return value instanceof Double number && number != Math.rint(number) ? "number" : "integer";
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private String field(String path) {
        return "stream " + stream + ", field " + path;
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        undeclared.forEach(path -> warnings.add(field(path) + " is not declared"));
        onlyNull.forEach((path, isNull) -> {
            if (isNull) {
                warnings.add(field(path) + " is null in every record");
            }
        });
        return warnings;
    }
}
