package dev.cairn.workbench.draft;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A component as it is written in a manifest. Immutable.
 *
 * @param fields without {@code type}, in the order in which they are written; plain JSON values and components
 */
public record ComponentDraft(String type, Map<String, Object> fields) {

    public ComponentDraft {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** A component without fields. */
    public static ComponentDraft of(String type) {
        return new ComponentDraft(type, Map.of());
    }

    /** Where a value goes in a request: a {@code RequestOption}. */
    public static ComponentDraft option(String place, String field) {
        return of("RequestOption").with("inject_into", place).with("field_name", field);
    }

    /** With a field at the end. */
    public ComponentDraft with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new ComponentDraft(type, more);
    }

    /** With a field at the end, if there is a value for it. */
    public ComponentDraft withAny(String field, @Nullable Object value) {
        return value == null ? this : with(field, value);
    }

    /** With fields in place of those of the same names. */
    ComponentDraft withAll(Map<String, Object> others) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.putAll(others);
        return new ComponentDraft(type, more);
    }

    /** Plain JSON values. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", type);
        fields.forEach((name, value) -> json.put(name, value instanceof ComponentDraft inner ? inner.toJson() : value));
        return json;
    }
}
