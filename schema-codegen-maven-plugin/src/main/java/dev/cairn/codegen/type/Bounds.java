package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.PlainJson;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.documents.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a schema demands of a value beyond its type.
 *
 * @param values the value of each keyword that is present, in a fixed order
 */
public record Bounds(Map<String, Object> values) {

    private static final List<String> KEYWORDS = List.of(
            "minimum",
            "exclusiveMinimum",
            "maximum",
            "exclusiveMaximum",
            "minLength",
            "maxLength",
            "pattern",
            "multipleOf",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties");

    /** The kind of the values that a keyword is about. */
    static JsonKind kindOf(String keyword) {
        return switch (keyword) {
            case "minLength", "maxLength", "pattern" -> JsonKind.STRING;
            case "minItems", "maxItems", "uniqueItems" -> JsonKind.ARRAY;
            case "minProperties", "maxProperties", "patternProperties", "required" -> JsonKind.OBJECT;
            default -> JsonKind.NUMBER;
        };
    }

    public static final Bounds NONE = new Bounds(Map.of());

    /** The value is null. */
    public static final Bounds ONLY_NULL = new Bounds(Map.of("isNull", true));

    public Bounds {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static Bounds of(Schema schema) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String keyword : KEYWORDS) {
            Node node = schema.keyword(keyword);
            Object value = node == null || !PlainJson.isFinite(node) ? null : node.scalar();
            if (value != null && isBound(keyword, value)) {
                // 2.0 is a count, too.
                boolean count = keyword.startsWith("m") && kindOf(keyword) != JsonKind.NUMBER;
                values.put(keyword, count && value instanceof Number number ? (Object) number.longValue() : value);
            }
        }
        exclusive(schema, values, "exclusiveMinimum", "minimum");
        exclusive(schema, values, "exclusiveMaximum", "maximum");
        List<String> names = MapKeys.patterns(schema, null);
        if (!names.isEmpty()) {
            values.put("patternProperties", names);
        }
        if (!schema.required().isEmpty()) {
            values.put("required", List.copyOf(schema.required()));
        }
        elements(schema, values);
        Schema additional = schema.additional();
        boolean empty = additional != null
                && additional.isFalse()
                && schema.named("properties").isEmpty()
                && schema.named("patternProperties").isEmpty();
        if (empty) {
            values.put("maxProperties", 0L);
        }
        if (schema.isOnlyNull()) {
            values.put("isNull", true);
        }
        return values.isEmpty() ? NONE : new Bounds(values);
    }

    /** In draft 4, {@code exclusiveMinimum: true} says how {@code minimum} is meant. */
    private static void exclusive(Schema schema, Map<String, Object> values, String exclusive, String inclusive) {
        if (schema.flag(exclusive)) {
            Object bound = values.remove(inclusive);
            if (bound != null) {
                values.put(exclusive, bound);
            }
        }
    }

    /** Where no further elements are allowed, there can't be more than those that have places. */
    private static void elements(Schema schema, Map<String, Object> values) {
        Schema further = schema.otherItems();
        if (further != null && further.isFalse()) {
            int places = schema.places().size();
            Object most = values.get("maxItems");
            if (!(most instanceof Number number) || number.intValue() > places) {
                values.put("maxItems", (long) places);
            }
        }
    }

    private static boolean isBound(String keyword, Object value) {
        return switch (keyword) {
            case "pattern" -> value instanceof String pattern && isPattern(pattern);
            case "uniqueItems" -> Boolean.TRUE.equals(value);
            case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties" ->
                value instanceof Number number
                        && number.doubleValue() >= 0
                        && number.doubleValue() <= Integer.MAX_VALUE
                        && number.doubleValue() == number.intValue();
            case "multipleOf" -> value instanceof Number number && number.doubleValue() > 0;
            default -> value instanceof Number;
        };
    }

    /** Whether Java's regular expressions have what a pattern uses; they lack a little of ECMAScript's. */
    public static boolean isPattern(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** Those of these bounds whose keywords are about a kind of values. */
    public Bounds about(Set<JsonKind> kinds) {
        Map<String, Object> kept = new LinkedHashMap<>();
        values.forEach((keyword, value) -> {
            if (kinds.contains(kindOf(keyword))) {
                kept.put(keyword, value);
            }
        });
        return kept.size() == values.size() ? this : kept.isEmpty() ? NONE : new Bounds(kept);
    }

    /** These bounds and others; these where both have a keyword. */
    public Bounds and(Bounds others) {
        if (isEmpty() || others.isEmpty()) {
            return isEmpty() ? others : this;
        }
        Map<String, Object> all = new LinkedHashMap<>(values);
        others.values.forEach(all::putIfAbsent);
        return new Bounds(all);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The value of a keyword, or null. */
    public @Nullable Object get(String keyword) {
        return values.get(keyword);
    }
}
