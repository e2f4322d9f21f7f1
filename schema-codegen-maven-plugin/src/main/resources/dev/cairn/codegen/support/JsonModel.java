package dev.cairn.codegen.support;

import com.fasterxml.jackson.annotation.JsonValue;

/** A value that came from JSON, or was built by hand, and can be written as JSON. Immutable. */
public interface JsonModel {

    /**
     * This value as plain JSON: maps in the schema's order, lists, strings, numbers and booleans. Absent properties are left
     * out.
     */
    @JsonValue
    Object toJson();

    /** Writes what {@link #toJson} gives. */
    default void write(JsonWriter json) {
        json.value(toJson());
    }
}
