package dev.cairn.runtime.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a JSON Schema that all records fit. Not thread-safe.
 *
 * <p>Source of the rules: {@code SchemaInferrer} of the Python CDK. All numbers are {@code number}, everything may be null but
 * what is required, and properties that were only null are left out.
 */
public final class SchemaInferrer {

    private static final String SCHEMA = "http://json-schema.org/schema#";

    private final InferredType shape = new InferredType();
    private boolean empty = true;

    /** Takes a record into account; plain JSON values. */
    public void accumulate(Map<String, ? extends @Nullable Object> record) {
        empty = false;
        shape.accumulate(record);
    }

    /**
     * What was inferred.
     *
     * @param schema plain JSON values; null where there was no record
     * @param declarable the same with {@code integer} where all numbers were whole, for a manifest to declare
     * @param problems required fields that cannot be marked as such, in the reference's words
     */
    public record Inferred(
            @Nullable Map<String, @Nullable Object> schema,
            @Nullable Map<String, @Nullable Object> declarable,
            List<String> problems) {

        public Inferred {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The schema of all records so far.
     *
     * @param required paths of fields that are in all records: those of the primary key, then the cursor's
     */
    public Inferred infer(List<List<String>> required) {
        if (empty) {
            return new Inferred(null, null, List.of());
        }
        List<String> problems = new ArrayList<>();
        Map<String, @Nullable Object> schema = schema(required, false, problems);
        return new Inferred(schema, schema(required, true, new ArrayList<>()), problems);
    }

    private Map<String, @Nullable Object> schema(List<List<String>> required, boolean integers, List<String> problems) {
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("$schema", SCHEMA);
        schema.putAll(shape.toSchema(integers));
        NullableSchema.of(schema);
        schema.put("type", "object");
        for (List<String> path : required) {
            RequiredField.mark(schema, path).ifPresent(problems::add);
        }
        return schema;
    }
}
