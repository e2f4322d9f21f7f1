package dev.cairn.runtime.trial;

import dev.cairn.pythonvalues.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Marks fields of an inferred schema as required, which are not null then. Schemas are changed in place.
 *
 * <p>Source of the rules and of the words: {@code SchemaInferrer._add_field_as_required} of the Python CDK.
 */
final class RequiredField {

    private static final String TYPE = "type";
    private static final String PROPERTIES = "properties";
    private static final String REQUIRED = "required";

    private RequiredField() {}

    /**
     * Marks the field at a path.
     *
     * @return why that is not possible; empty if it was
     */
    static Optional<String> mark(Map<String, @Nullable Object> schema, List<String> path) {
        List<String> travelled = new ArrayList<>();
        Map<String, @Nullable Object> current = schema;
        for (int i = 0; i < path.size(); i++) {
            withoutNull(current);
            String name = path.get(i);
            Map<?, ?> properties = current.get(PROPERTIES) instanceof Map<?, ?> members ? members : null;
            if (properties == null) {
                return Optional.of("Path " + PythonText.repr(travelled) + " does not refer to an object but is `"
                        + PythonText.repr(current) + "` and hence "
                        + PythonText.repr(path.subList(i, path.size())) + " can't be marked as required.");
            }
            if (!(properties.get(name) instanceof Map<?, ?> next)) {
                return Optional.of("Path " + PythonText.repr(travelled) + " does not have field `" + name
                        + "` in the schema and hence can't be marked as required.");
            }
            require(current, name);
            travelled.add(name);
            current = schema(next);
        }
        withoutNull(current);
        return Optional.empty();
    }

    /** Where there are alternatives there is no type that could be without null; the reference fails there. */
    private static void withoutNull(Map<String, @Nullable Object> schema) {
        if (schema.get(TYPE) instanceof List<?> types) {
            List<@Nullable Object> left = new ArrayList<>(types);
            left.remove("null");
            schema.put(TYPE, left.size() == 1 ? left.get(0) : left);
        }
    }

    private static void require(Map<String, @Nullable Object> schema, String name) {
        List<@Nullable Object> required = new ArrayList<>();
        if (schema.get(REQUIRED) instanceof List<?> known) {
            required.addAll(known);
        }
        if (!required.contains(name)) {
            required.add(name);
        }
        schema.put(REQUIRED, required);
    }

    @SuppressWarnings("unchecked") // made by InferredType
    private static Map<String, @Nullable Object> schema(Map<?, ?> schema) {
        return (Map<String, @Nullable Object>) schema;
    }
}
