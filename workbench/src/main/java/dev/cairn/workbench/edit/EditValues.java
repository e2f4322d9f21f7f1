package dev.cairn.workbench.edit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an edit writes: what the author gave, and else what can be expected.
 *
 * @param values by the fields' names
 */
record EditValues(Map<String, String> values) {

    /** @throws CannotEdit if a value is missing, is none of the choices, or belongs to no field */
    static EditValues of(List<EditField> fields, Map<String, String> given) throws CannotEdit {
        Map<String, String> values = new LinkedHashMap<>();
        for (EditField field : fields) {
            String value = given.getOrDefault(field.name(), field.value()).strip();
            if (value.isEmpty() && !field.value().isEmpty()) {
                throw new CannotEdit("'" + field.label() + "' is empty.");
            }
            if (!field.choices().isEmpty() && !field.choices().contains(value)) {
                throw new CannotEdit("'" + field.label() + "' cannot be '" + value + "' (expected "
                        + String.join(", ", field.choices()) + ").");
            }
            values.put(field.name(), value);
        }
        for (String name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw new CannotEdit("It takes no '" + name + "'.");
            }
        }
        return new EditValues(values);
    }

    /** Empty where the author wants none, or there is no such field. */
    String text(String field) {
        return values.getOrDefault(field, "");
    }

    /** What stands between commas. */
    List<String> list(String field) {
        return parts(field, ",");
    }

    /** A way into an answer, such as {@code file.url}. */
    List<String> path(String field) {
        return parts(field, "\\.");
    }

    private List<String> parts(String field, String separator) {
        return Stream.of(text(field).split(separator, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
