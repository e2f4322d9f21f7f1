package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ScalarNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a schema demands of a value beyond its type.
 *
 * @param values the value of each keyword that is present, in a fixed order
 */
public record Bounds(Map<String, Object> values) {

    private static final java.util.List<String> KEYWORDS = java.util.List.of(
            "minimum",
            "exclusiveMinimum",
            "maximum",
            "exclusiveMaximum",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "uniqueItems");

    static final Bounds NONE = new Bounds(Map.of());

    public Bounds {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Bounds of(Schema schema) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String keyword : KEYWORDS) {
            Node node = schema.keyword(keyword);
            if (node instanceof ScalarNode scalar && scalar.value() != null && !Boolean.FALSE.equals(scalar.value())) {
                values.put(keyword, scalar.value());
            }
        }
        return values.isEmpty() ? NONE : new Bounds(values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The value of a keyword, or null. */
    public @Nullable Object get(String keyword) {
        return values.get(keyword);
    }
}
