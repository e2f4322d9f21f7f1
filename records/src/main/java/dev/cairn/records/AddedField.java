package dev.cairn.records;

import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field to add to a record or a configuration.
 *
 * @param path keys from the root, at least one; no templates, no patterns
 * @param value compiled for the field's value type, if it has one: what is not of that type stays text
 * @param parameters what the value sees as {@code parameters}
 */
public record AddedField(List<String> path, Template value, Map<String, @Nullable Object> parameters) {

    public AddedField {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("the path of an added field has no segment");
        }
    }

    /** The value to add; the scope gives all variables but {@code parameters}. */
    public @Nullable Object evaluate(Scope scope) {
        return value.evaluate(name -> name.equals("parameters") ? parameters : scope.lookUp(name));
    }
}
