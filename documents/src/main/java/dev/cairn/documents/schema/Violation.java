package dev.cairn.documents.schema;

import dev.cairn.documents.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A keyword of a schema that a value does not satisfy.
 *
 * @param keyword the keyword, such as {@code type} or {@code anyOf}
 * @param schema the schema that has the keyword, as plain values
 * @param path where the value stands: keys as strings, positions as integers; empty at the root
 * @param instance the value
 * @param names the keys concerned: the missing one of {@code required}, the unwanted ones of
 *     {@code additionalProperties}; else empty
 * @param branches for {@code anyOf} and {@code oneOf} without a fitting branch: what each branch that was tried says
 */
public record Violation(
        String keyword,
        Map<String, @Nullable Object> schema,
        List<Object> path,
        Node instance,
        List<String> names,
        List<List<Violation>> branches) {

    public Violation {
        path = List.copyOf(path);
        names = List.copyOf(names);
        branches = branches.stream().map(List::copyOf).toList();
    }

    /** What the schema has for the keyword. */
    public @Nullable Object expected() {
        return schema.get(keyword);
    }
}
