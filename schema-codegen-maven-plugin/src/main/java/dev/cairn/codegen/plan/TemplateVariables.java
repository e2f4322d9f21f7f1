package dev.cairn.codegen.plan;

import dev.cairn.codegen.schema.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what templates can use that stand in a property itself, in its elements and in its alternatives. */
final class TemplateVariables {

    private final Set<String> variables = new LinkedHashSet<>();
    private boolean found;

    private TemplateVariables() {}

    /** The names of the variables; null where the schema doesn't speak of templates. */
    static @Nullable List<String> of(Schema schema) {
        TemplateVariables search = new TemplateVariables();
        search.collect(schema);
        return search.found ? List.copyOf(search.variables) : null;
    }

    private void collect(Schema schema) {
        if (schema.has("interpolation_context")) {
            found = true;
            variables.addAll(schema.strings("interpolation_context"));
        }
        for (String keyword : List.of("items", "additionalProperties")) {
            Schema child = schema.child(keyword);
            if (child != null) {
                collect(child);
            }
        }
        for (String keyword : List.of("anyOf", "oneOf")) {
            schema.children(keyword).forEach(this::collect);
        }
    }
}
