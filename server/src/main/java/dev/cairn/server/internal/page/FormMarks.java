package dev.cairn.server.internal.page;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.schema.SchemaValidator;
import dev.cairn.documents.schema.Violation;
import dev.cairn.json.Json;
import dev.cairn.server.model.FormMark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with the fields of a form. No value is quoted, since it may be a secret. */
final class FormMarks {

    private FormMarks() {}

    /**
     * A mark for each field that the specification refuses.
     *
     * @param spec the schema of the configuration; plain JSON values
     */
    static List<FormMark> of(Map<String, @Nullable Object> spec, ObjectNode config) {
        return SchemaValidator.of(spec).validate(config).stream()
                .flatMap(FormMarks::marks)
                .distinct()
                .toList();
    }

    private static Stream<FormMark> marks(Violation violation) {
        if (!violation.branches().isEmpty()) { // what the kind says that fits best
            return violation.branches().stream().min(Comparator.comparingInt(List::size)).orElseThrow().stream()
                    .flatMap(FormMarks::marks);
        }
        if (violation.keyword().equals("required") || violation.keyword().equals("additionalProperties")) {
            String words = violation.keyword().equals("required") ? "is required" : "is not known to the spec";
            return violation.names().stream().map(name -> mark(violation.path(), name, words));
        }
        return Stream.of(mark(violation.path(), null, words(violation)));
    }

    private static FormMark mark(List<Object> path, @Nullable String name, String message) {
        List<String> steps = new ArrayList<>(path.stream().map(String::valueOf).toList());
        if (name != null) {
            steps.add(name);
        }
        return new FormMark(steps, message);
    }

    private static String words(Violation violation) {
        String expected = Json.write(violation.expected());
        return switch (violation.keyword()) {
            case "type" -> "must be of type " + expected.replace("\"", "");
            case "enum", "const" -> "must be " + expected;
            case "pattern" ->
                violation.schema().get("pattern_descriptor") instanceof String words
                        ? "must look like " + words
                        : "must match " + violation.expected();
            case "minimum" -> "must be " + expected + " or more";
            case "maximum" -> "must be " + expected + " or less";
            case "exclusiveMinimum" -> "must be more than " + expected;
            case "exclusiveMaximum" -> "must be less than " + expected;
            case "minLength", "minItems", "minProperties" -> "is too short (at least " + expected + ")";
            case "maxLength", "maxItems", "maxProperties" -> "is too long (at most " + expected + ")";
            case "oneOf", "anyOf" -> "fits more than one kind";
            default -> "does not satisfy " + violation.keyword() + " " + expected;
        };
    }
}
