package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Either a free-form object or a string.
 */
@Generated("dev.cairn.codegen")
public sealed interface BodyOrTemplate extends JsonModel {
    static BodyOrTemplate of(Map<String, @Nullable Object> value) {
        return new OfJsonObject(value);
    }

    static BodyOrTemplate of(String value) {
        return new OfString(value);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static BodyOrTemplate fromJson(Object json) {
        if (json instanceof Map) {
            return new OfJsonObject(JsonReader.mapOf(JsonReader.JSON).apply(json));
        }
        if (json instanceof String) {
            return new OfString(JsonReader.string(json));
        }
        throw JsonMismatchException.expected("a free-form object or a string", json);
    }

    /**
     * Calls the visitor's method for this alternative, and returns what it returns.
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * This alternative: a free-form object.
     */
    record OfJsonObject(Map<String, @Nullable Object> value) implements BodyOrTemplate {
        public OfJsonObject {
            value = Copies.map(value);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitJsonObject(value);
        }

        @Override
        public Object toJson() {
            return Objects.requireNonNull(JsonWriter.plain(value));
        }
    }

    /**
     * This alternative: a string.
     */
    record OfString(String value) implements BodyOrTemplate {
        public OfString {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitString(value);
        }

        @Override
        public Object toJson() {
            return value;
        }
    }

    /**
     * What to do with each alternative of {@link BodyOrTemplate}.
     */
    interface Visitor<R> {
        R visitJsonObject(Map<String, @Nullable Object> value);

        R visitString(String value);
    }
}
